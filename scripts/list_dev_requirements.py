"""Print an extra of pyproject.toml, `dev` unless another is named, one requirement a line, for pip."""

import sys
import tomllib
from pathlib import Path

extra = sys.argv[1] if len(sys.argv) > 1 else "dev"
print("\n".join(tomllib.loads(Path("pyproject.toml").read_text())["project"]["optional-dependencies"][extra]))
