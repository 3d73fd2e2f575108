"""The `orfeas mesh` commands: one file a command, and what they share.

Not here: what is done to a mesh (orfeas.mesh), pictures to assets (cli/generate.py).
Called by: cli/main.py.
"""
