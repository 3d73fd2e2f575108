"""ORFEAS Studio: a picture goes in, a checked 3D asset comes out.

The rooms and who may import whom: docs/map.md.
"""

__version__ = "0.1.0"
GENERATOR = f"ORFEAS Studio {__version__}"
