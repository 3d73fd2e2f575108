"""Printing: what a printer needs to know of a mesh, and what makes it printable."""
