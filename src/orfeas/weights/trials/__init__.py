"""Trials: two ways to make a thing from the same kind of request, and which of them does better.

What an arm's options mean is not known here; generations/trials lays them over a request.
"""
