"""What is asked of a navmesh: its neighbours, its islands, the polygon under a point, and the file Detour loads.

Not here: how the polygons are found, and their values (navmesh.py).
Called by: navmesh.py; detour.py by the edges.
"""
