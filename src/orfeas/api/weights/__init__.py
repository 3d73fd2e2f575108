"""Weights over HTTP: which there are, downloading and removing them, and whether a card has room for them."""
