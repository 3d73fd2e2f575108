"""Fetching: files of a hub's repository, whole or from where the last try ended."""
