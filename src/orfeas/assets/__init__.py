"""Assets: results that last: bytes, versions, thumbnails.

Not here: geometry (mesh), who may see them (accounts).
Called by: generations, api, worker.
"""
