"""Worker: processes that run jobs.

Not here: what is durable about a job (jobs).
Called by: `orfeas studio` and `orfeas worker`, as `python -m orfeas.worker`.
"""
