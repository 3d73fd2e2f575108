"""Patterns: what wood, cloth, stone and skin look like in the solid, by formula, at any point of space.

Not here: which preset has which pattern (material_presets.py), and how light falls on it (shade.py).
Called by: material_presets.py, painter.py.
"""
