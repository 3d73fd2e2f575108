"""Generations: the request at the heart: a picture in, an asset out.

Not here: durable execution (jobs), stored results (assets).
Called by: api, worker, cli.
"""
