"""Formats: GLB, OBJ, STL and PLY, read and written; GLB is the one format we store."""
