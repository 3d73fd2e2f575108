"""Intake: a picture becomes a checked, normalised input.

Not here: finding the subject (engines/matting), storing uploads (assets).
Called by: engines, generations, api.
"""
