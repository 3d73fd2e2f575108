"""Refuse what a repository should never hold: large files, merge marks, private keys; a pre-commit hook runs it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

LARGEST = 1_000_000
_MERGE_MARK = re.compile(rb"^(<{7} |>{7} )", re.MULTILINE)
_PRIVATE_KEY = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----\n[A-Za-z0-9+/=]{20}")


def complaints_about(path: Path) -> list[str]:
    content = path.read_bytes()
    found = []
    if len(content) > LARGEST:
        found.append(f"{path}: {len(content):,} bytes, at most {LARGEST:,}; make it by a script instead")
    if _MERGE_MARK.search(content):
        found.append(f"{path}: a merge mark is left in it")
    if _PRIVATE_KEY.search(content):
        found.append(f"{path}: it holds a private key")
    return found


def main(names: list[str]) -> int:
    found = [line for name in names if Path(name).is_file() for line in complaints_about(Path(name))]
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
