"""Engines: from picture to surface, behind one contract.

Not here: repair, texture baking and files, which belong to mesh.
Called by: generations through a callable; opened by cli and worker.
"""
