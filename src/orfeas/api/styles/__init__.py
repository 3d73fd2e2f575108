"""Styles over HTTP: which there are, adding and removing them, and having them at hand."""
