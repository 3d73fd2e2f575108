"""Database: sessions, columns and the embedded PostgreSQL.

Not here: any table; each room owns its own.
Called by: every room with tables, and the edges.
"""
