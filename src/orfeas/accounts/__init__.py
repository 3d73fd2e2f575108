"""Accounts: who is calling and what they may see.

Not here: HTTP (api). Knows nothing of pictures or meshes.
Called by: generations, assets, api.
"""
