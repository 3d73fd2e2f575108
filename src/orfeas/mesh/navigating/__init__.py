"""What is asked of a navmesh: its neighbours, islands and details, the polygon under a point, and its file for Detour.

Not here: how the polygons are found, and their values (navmesh.py).
Called by: navmesh.py; detour.py by the edges.
"""
