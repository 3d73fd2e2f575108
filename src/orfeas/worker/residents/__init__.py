"""Residents: engines that stay on a device, in a process of their own, and how a job's process speaks to them.

Not here: which of them stay (worker/residency.py), what they do (engines).
Called by: the worker, and `python -m orfeas.worker.engine_process`.
"""
