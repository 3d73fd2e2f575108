"""Print the `dev` extra of pyproject.toml, one requirement a line, for pip."""

import tomllib
from pathlib import Path

print("\n".join(tomllib.loads(Path("pyproject.toml").read_text())["project"]["optional-dependencies"]["dev"]))
