"""Weights: which weight files there are, whether they are sound, where they came from and under which licence.

Not here: reading them into a network (engines), which of them a device holds (worker).
Called by: generations, api, cli, worker.
"""
