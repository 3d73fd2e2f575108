"""Parts of benchmarks/shape.py."""
