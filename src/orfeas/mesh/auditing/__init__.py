"""The checks an audit is made of: of the surface, of size and print, of the texture. Called by `mesh/audit.py`."""
