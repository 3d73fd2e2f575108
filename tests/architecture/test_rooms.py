"""What the map promises about rooms, checked on the tree itself."""

import ast
from pathlib import Path

import orfeas

ROOT = Path(orfeas.__file__).parent
BANNED = {"utils", "helpers", "common", "core", "lib", "services", "managers", "models", "misc"}


def test_every_init_holds_a_docstring_and_nothing_else():
    for path in ROOT.rglob("__init__.py"):
        body = ast.parse(path.read_text()).body
        if path.parent == ROOT:
            body = [node for node in body if not isinstance(node, ast.Assign)]
        assert len(body) == 1 and ast.get_docstring(ast.parse(path.read_text())), path


def test_no_name_says_nothing():
    names = {path.stem for path in ROOT.rglob("*.py")} | {path.name for path in ROOT.rglob("*") if path.is_dir()}
    assert not names & BANNED
