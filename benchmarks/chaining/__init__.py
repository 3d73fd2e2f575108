"""The parts of benchmarks/chain.py: what goes in, our side, Blender's side, and what comes out measured."""
