"""Trials of recipes and engines: what an arm's options mean, and which requests take part."""
