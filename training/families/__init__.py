"""Families of things by formula, one short file each: `build(solid, rng)` puts one together. catalog.py lists them."""
