"""A published configuration: YAML by anybody, read as plain values and nothing more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from orfeas.errors import Kind, OrfeasError

LARGEST = 64 << 10


class ConfigUnreadable(OrfeasError):
    """The configuration {path} cannot be used: {problem}. Get the file that was published with the weights."""

    kind = Kind.INVALID


def read_published_config(path: Path) -> dict[str, Any]:
    """The values of a configuration.

    Raises:
        ConfigUnreadable: it is too large, no YAML, or more than plain values by name.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise ConfigUnreadable(path=path.name, problem=f"it has more than {LARGEST:,} bytes")
        text = content.decode()
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.SafeLoader)):
            raise ConfigUnreadable(
                path=path.name, problem="parts of it stand for other parts"
            )  # small file, huge value
        values = yaml.safe_load(text)
        if isinstance(values, dict):
            return dict(json.loads(json.dumps(values, allow_nan=False)))
    except (OSError, ValueError, TypeError, RecursionError, yaml.YAMLError) as error:
        raise ConfigUnreadable(path=path.name, problem="it is no plain YAML") from error
    raise ConfigUnreadable(path=path.name, problem="it holds no values by name")
