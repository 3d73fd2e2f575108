"""API: HTTP and WebSocket over the rooms.

Not here: work. A request asks; a job does.
Called by: clients, through `python -m orfeas.api`.
"""
