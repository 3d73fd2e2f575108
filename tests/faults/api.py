"""`python -m tests.faults.api`: the API as it is, with points of death around its commits."""

from __future__ import annotations

import sys

from tests.faults import points


def main() -> int:
    points.watch_api()
    from orfeas.api.__main__ import main as serve

    return serve([])


if __name__ == "__main__":
    sys.exit(main())
