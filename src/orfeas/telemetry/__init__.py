"""Telemetry: logs and metrics.

Not here: the audit log of who did what (accounts).
Called by: the edges.
"""
