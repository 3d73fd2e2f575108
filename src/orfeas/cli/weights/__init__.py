"""`orfeas models`: which weights there are, getting them, and keeping them sound."""
