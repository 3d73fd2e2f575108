"""What is asked of a navmesh: its islands, and the polygon under a point.

Not here: how the polygons are found, and their values (navmesh.py).
Called by: navmesh.py.
"""
