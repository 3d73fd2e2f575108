"""Depth: how near each point of a picture is, by a network or by classical means; estimate.py is the verb."""
