"""Mesh: geometry in memory and what can be done to it.

Not here: stored results (assets), pictures of meshes (render).
Called by: render, engines, generations.
"""
