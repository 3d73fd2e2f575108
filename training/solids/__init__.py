"""Solids put together from primitives by formula, and what a camera sees of them."""

import hashlib
import tempfile
from pathlib import Path

import numba

# numba's cache looks at one file only and would keep what was compiled from the others: one folder a state of them all.
_STATE = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))))
numba.config.CACHE_DIR = str(Path(tempfile.gettempdir()) / f"orfeas-training-{_STATE.hexdigest()[:16]}")
