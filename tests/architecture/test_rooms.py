"""What the map promises about rooms, checked on the tree itself."""

import ast
import re
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


def test_every_file_is_on_the_map():
    page = (ROOT.parents[1] / "docs" / "map.md").read_text()
    missing = [path.relative_to(ROOT) for path in ROOT.rglob("*.py") if not path.name.startswith("__")]
    assert [path for path in missing if path.name not in page] == []


def test_every_file_the_map_shows_without_a_star_is_there():
    page = (ROOT.parents[1] / "docs" / "map.md").read_text()
    tree = page[page.index("src/orfeas/\n") : page.index("## 4. Who may import whom")]
    names = {path.name for path in ROOT.rglob("*.py")}
    to_come = False
    for line in tree.splitlines():
        if line.startswith("  ") and not line.startswith("   "):
            to_come = "/ *" in line
        if to_come or "*" in line:
            continue
        for name in re.findall(r"\b[a-z0-9_]+\.py\b", line):
            assert name in names, f"{name} is on the map and nowhere else: {line.strip()}"
