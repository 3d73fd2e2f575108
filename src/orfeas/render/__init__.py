"""Render: a mesh becomes pictures on a CPU.

Not here: textures (mesh/bake.py), pages (web/).
Called by: generations, cli; api for the presets.
"""
