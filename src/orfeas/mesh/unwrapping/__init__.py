"""The steps of an unwrap: faces gathered into charts, charts laid flat, overlaps cut apart, charts packed.

Not here: the order they run in (unwrap.py); textures (bake.py).
Called by: unwrap.py.
"""
