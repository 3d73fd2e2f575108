"""Jobs: durable work on PostgreSQL; Procrastinate delivers, our row is the truth.

Not here: what a job does (worker/handlers.py). Knows nothing of pictures or meshes.
Called by: generations, api, worker.
"""
