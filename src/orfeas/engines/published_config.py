"""Published configuration: what the config.yaml that weights were published with says, read strictly; no torch here.

Also how the tensors of usual layers are called and shaped, which is what such sizes are for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from orfeas.errors import Kind, OrfeasError

LARGEST = 1 << 20
"""No size of a network is more; what says so is damaged."""

Tensors = Iterator[tuple[str, tuple[int, ...]]]
"""Published names and shapes."""


class ConfigurationNotKnown(OrfeasError):
    """The configuration of these weights cannot be used: {problem}. Use the config.yaml they were published with."""

    kind = Kind.INVALID


def within(config: Mapping[str, Any], *names: str) -> Mapping[str, Any]:
    """The table inside, by the names on the way there.

    Raises:
        ConfigurationNotKnown: there is none.
    """
    for name in names:
        inner = config.get(name)
        if not isinstance(inner, Mapping):
            raise ConfigurationNotKnown(problem=f"it has no {'.'.join(names)}")
        config = inner
    return config


def count(params: Mapping[str, Any], name: str) -> int:
    """A number of something: whole, and 1 to LARGEST.

    Raises:
        ConfigurationNotKnown: it is something else.
    """
    value = params.get(name)
    if type(value) is not int or not 0 < value <= LARGEST:
        raise ConfigurationNotKnown(problem=f"{name} is {value!r} and not a number of something")
    return value


def check_built(params: Mapping[str, Any], built: Mapping[str, object]) -> None:
    """Raise ConfigurationNotKnown where something is said otherwise than as it is built here; unsaid it is as built."""
    for name, wanted in built.items():
        if params.get(name, wanted) != wanted:
            raise ConfigurationNotKnown(problem=f"{name} is {params[name]!r} and not {wanted!r}")


def linear(name: str, inner: int, outer: int) -> Tensors:
    """Of a linear layer with a bias."""
    yield f"{name}.weight", (outer, inner)
    yield f"{name}.bias", (outer,)


def layer_norm(name: str, width: int) -> Tensors:
    """Of a norm with a scale and a shift."""
    yield f"{name}.weight", (width,)
    yield f"{name}.bias", (width,)
