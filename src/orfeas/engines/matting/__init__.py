"""Matting: the mask of a picture's subject, and the colours of its fringe."""
