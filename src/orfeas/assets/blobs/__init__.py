"""Blobs: where the bytes of assets lie."""
