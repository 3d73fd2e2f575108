"""The steps of making hulls: convex hulls, boxes, pieces by CoACD, how well they fit, and their file.

Not here: which of them is chosen (hulls.py).
Called by: hulls.py; collision_glb.py by whoever writes files.
"""
