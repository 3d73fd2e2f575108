"""Remeshing: the steps of a remesh."""
