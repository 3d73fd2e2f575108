"""Fail when a file or function has outgrown docs/conventions.md; `make check` runs it."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

PYTHON_LINES, TEST_LINES, SCRIPT_LINES, TYPESCRIPT_LINES, FUNCTION_LINES, FILES_A_ROOM = 400, 600, 100, 250, 60, 20

# path (or path:function) -> (lines allowed, why)
ALLOWED: dict[str, tuple[int, str]] = {}


def limit_of(path: Path) -> int | None:
    if path.suffix in {".ts", ".tsx"}:
        return TYPESCRIPT_LINES
    if path.suffix != ".py":
        return None
    return {"tests": TEST_LINES, "scripts": SCRIPT_LINES}.get(path.parts[0], PYTHON_LINES)


def complaints_about(path: Path) -> list[str]:
    limit = limit_of(path)
    if limit is None:
        return []
    text = path.read_text()
    lines = text.count("\n")
    found = []
    if lines > ALLOWED.get(str(path), (limit, ""))[0]:
        found.append(f"{path}: {lines} lines, at most {limit}")
    if path.suffix == ".py" and path.parts[0] == "src":
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > ALLOWED.get(f"{path}:{node.name}", (FUNCTION_LINES, ""))[0]:
                    found.append(f"{path}:{node.lineno}: {node.name} has {length} lines, at most {FUNCTION_LINES}")
    return found


def main() -> int:
    roots = [Path(name) for name in ("src", "tests", "scripts", "benchmarks", "web/src", "migrations", "training")]
    files = [path for root in roots for path in sorted(root.rglob("*")) if "node_modules" not in path.parts]
    found = [line for path in files for line in complaints_about(path) if path.name != "schema.d.ts"]
    for room in sorted(path for path in Path("src/orfeas").iterdir() if path.is_dir()):
        modules = list(room.glob("*.py"))
        if len(modules) > FILES_A_ROOM:
            found.append(f"{room}: {len(modules)} files, at most {FILES_A_ROOM}; give it a sub-folder")
    print("\n".join(found) or f"sizes: {len(files)} files, none too large")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
