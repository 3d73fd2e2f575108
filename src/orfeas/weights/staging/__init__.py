"""Staging: what is being installed, beside what is, until it is whole."""
