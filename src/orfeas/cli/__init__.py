"""CLI: the commands a person types.

Not here: logic; it calls the same functions as the API and the worker.
Called by: people and scripts.
"""
