"""Frozen: the hash of every object, which proves that the set is the one that was measured before.

    python -m benchmarks.shaping.objects.frozen [--write]

Without --write it names the objects that are not what they were. Writing the hashes anew makes figures measured
before incomparable: docs/reference/shape.md has to be measured again then, all engines at once.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.shaping.objects.catalog import NAMES, fingerprint, make_object

HASHES = Path(__file__).with_name("frozen.json")


def known_hashes() -> dict[str, str]:
    return dict(json.loads(HASHES.read_text()))


def main() -> int:
    found = {name: fingerprint(make_object(name)) for name in NAMES}
    if "--write" in sys.argv:
        HASHES.write_text(json.dumps(found, indent=1) + "\n")
        return 0
    known = known_hashes()
    changed = sorted(name for name in found.keys() | known.keys() if found.get(name) != known.get(name))
    print("\n".join(changed) or f"{len(found)} objects, all as they were")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
