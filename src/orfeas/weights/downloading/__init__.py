"""Downloading: weights fetched by a process of its own, which goes on when whoever began it ends."""
