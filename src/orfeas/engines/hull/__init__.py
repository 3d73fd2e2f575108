"""Hull: the outlines of two to five views to one closed, coloured surface; no weights."""
