"""Importing an edge must not drag in what only a worker needs (map, rule 4)."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("edge", ["orfeas.api", "orfeas.cli"])
def test_edge_loads_neither_torch_nor_onnxruntime_nor_ray(edge):
    code = (
        "import sys, importlib, pkgutil\n"
        f"package = importlib.import_module({edge!r})\n"
        "for found in pkgutil.iter_modules(package.__path__):\n"
        "    if found.name != '__main__': importlib.import_module(package.__name__ + '.' + found.name)\n"
        "print([name for name in ('torch', 'onnxruntime', 'ray') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
