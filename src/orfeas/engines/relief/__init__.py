"""Relief: silhouette inflation with detail from shading; no weights.

The last fallback of the product and the engine of its tests.
"""
