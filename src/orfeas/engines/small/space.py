"""Space: the numbers that training and engine agree on.

The network sees a square picture one unit wide, the subject's longer side `FILL` of it and its middle in the middle.
Its field is aligned with the picture: x to the right, y up, z toward the camera, 0 at the mean depth of what is seen,
which a picture tells better than where the middle of a thing is.
"""

PICTURE_CELLS = 128
"""Side of the picture."""

FILL = 0.86

SLICES = 64
"""Side of the field, cells."""

FRONT, SLICE = 0.50, 0.0225
"""Depth of the field's front face, and of a slice of it: slice k is at FRONT - (k + 0.5) SLICE."""

TRUNCATION = 0.08
"""Distances are cut off there."""
