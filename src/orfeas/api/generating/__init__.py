"""Asking for an asset over HTTP: of a picture, or of several of one thing."""
