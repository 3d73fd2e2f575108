"""Wishes: what is asked for, what it is to be made of, and what work that comes to."""
