"""What `benchmarks.network` measures with."""
