"""Formats: GLB, OBJ, STL, PLY and 3MF, read and written; GLB is the one format we store."""
