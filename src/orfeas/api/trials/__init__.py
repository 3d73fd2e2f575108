"""Trials over HTTP: starting, looking at, stopping; and what is kept of what they made."""
