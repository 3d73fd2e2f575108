"""Filming: what only films need: light traced once for all frames, and frames written as one file.

Not here: the turn itself (render/turntable.py), the drawing of a frame (render/painter.py).
Called by: render/turntable.py, cli.
"""
