"""The steps of a bake: texels placed on a surface, met on another, sampled, shaded, and continued past seams.

Not here: which maps are made, and in what order (bake.py, transfer.py).
Called by: bake.py, transfer.py; tangents.py also by formats/glb.py.
"""
