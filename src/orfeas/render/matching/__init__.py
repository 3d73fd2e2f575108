"""Matching: the steps of asking how well a mesh agrees with the picture it was made from.

Not here: how far apart two meshes look (render/compare.py).
Called by: render/match.py.
"""
