"""The steps of a repair: faces dropped, skins parted, holes filled, faces turned, parts kept.

Not here: the order they run in and what is counted (repair.py).
Called by: repair.py.
"""
