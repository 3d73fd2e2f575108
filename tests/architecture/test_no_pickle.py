"""Nothing of ours reads a pickle, or lets a file bring code: networks come as tensors and nothing else."""

import ast
from pathlib import Path

import pytest

import orfeas

ROOT = Path(orfeas.__file__).parent
MODULES = {"pickle", "_pickle", "cPickle", "cloudpickle", "dill", "joblib", "marshal", "shelve", "jsonpickle"}
SPLITS_ONLY = "pickletools"  # it splits a pickle into instructions and runs none of them
ITS_PLACE = "weights/unpickle.py"
NOT_PACKED = ("benchmarks", "scripts", "training")
OPTIONS = {"allow_pickle", "trust_remote_code", "custom_pipeline"}


def forbidden_in(source, *, path="anywhere.py"):
    """What a file has that it must not."""
    allowed = {SPLITS_ONLY} if path == ITS_PLACE else set()
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or "", *(f"{node.module}.{each.name}" for each in node.names)]
        elif isinstance(node, ast.Attribute):
            names = [f"{node.value.id}.{node.attr}"] if isinstance(node.value, ast.Name) else []
        elif isinstance(node, ast.keyword) and node.arg in OPTIONS:
            names = [] if isinstance(node.value, ast.Constant) and not node.value.value else [node.arg]
        else:
            names = []
        banned = (MODULES | {SPLITS_ONLY}) - allowed
        found += [name for name in names if name.split(".")[0] in banned or name == "torch.load" or name in OPTIONS]
    return found


def test_no_file_reads_pickles_or_lets_a_file_bring_code():
    files = {path.relative_to(ROOT).as_posix(): path.read_text() for path in ROOT.rglob("*.py")}
    found = {path: forbidden_in(source, path=path) for path, source in files.items()}
    assert ITS_PLACE in files
    here = Path(__file__).parents[2]
    found |= {
        str(path): forbidden_in(path.read_text()) for folder in NOT_PACKED for path in (here / folder).rglob("*.py")
    }
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "def read():\n    import joblib.numpy_pickle",
        "from pickle import loads",
        "from _pickle import Unpickler as Reader",
        "import pickletools",
        "import torch\ntorch.load(path)",
        "from torch import load",
        "np.load(path, allow_pickle=True)",
        "np.load(path, allow_pickle=asked)",
        "AutoModel.from_pretrained(name, trust_remote_code=True)",
        "DiffusionPipeline.from_pretrained(name, custom_pipeline='x')",
    ],
)
def test_it_would_be_seen(source):
    assert forbidden_in(source)


def test_what_refuses_pickles_by_name_is_allowed():
    assert not forbidden_in("np.load(path, allow_pickle=False)\njson.load(file)\nself.load(file)")
