"""Same picture, same cut-out, same recipe, same engines: the same asset, so the same key.

Engines count by version and weights, all of a recipe's, those that only stand in for another too. What one that stood
in has made does not go by this key but by `fallback_key`, so no request finds it: the same request is made anew, and
properly where that can be done by then.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from orfeas.engines.catalog import find_engine
from orfeas.engines.device import INT8
from orfeas.generations.recipe import Recipe
from orfeas.intake.views import View

PIPELINE_VERSION = "1"
"""Changes whenever finishing gives another result for the same surface."""


def fingerprint(
    *,
    picture_sha256: str,
    mask_sha256: str | None,
    recipe: Recipe,
    engine_versions: Mapping[str, str],
    engine_weights: Mapping[str, str | None] = MappingProxyType({}),
    views: Mapping[View, tuple[str, str | None]] = MappingProxyType({}),
    matting_sha256: str | None = None,
    styles: Sequence[Mapping[str, object]] = (),
    precision: str | None = None,
) -> str:
    """The key of a result.

    Args:
        picture_sha256: hash of the picture's pixels, whatever file they came in.
        mask_sha256: the same of the user's own cut-out, where one was given.
        recipe: every number of it counts.
        engine_versions: version of each engine the recipe names.
        engine_weights: hash of the weights of those that have any.
        views: hashes of picture and cut-out of each further view; without any the key is that of the one picture.
        styles: name, weight and hashes of each that the engine runs with.
        precision: as the settings have it; weights of eight bits count where an engine can have them.
        matting_sha256: of the network that is asked for cut-outs; without one the key is as it was before there were.
    """
    parts: dict[str, object] = {
        "pipeline": PIPELINE_VERSION,
        "picture": picture_sha256,
        "mask": mask_sha256,
        "recipe": recipe.to_json(),
        "engines": {name: _engine(engine_versions[name], engine_weights.get(name)) for name in recipe.engines},
    }
    if views:
        parts["views"] = {view.value: hashes for view, hashes in views.items()}
    if styles:
        parts["styles"] = list(styles)
    if matting_sha256 is not None:
        parts["matting"] = matting_sha256
    if precision == INT8 and any(find_engine(name).takes_savings for name in recipe.engines):
        parts["precision"] = precision
    return key_of(parts)


def fallback_key(fingerprint: str, *, engine: str, version: str, weights: str | None) -> str:
    """The key of what was made otherwise than the fingerprint promises: by whom, and with which weights.

    It names the result, and is never asked for.
    """
    return key_of({"instead_of": fingerprint, "engine": engine, "version": version, "weights": weights})


def _engine(version: str, weights: str | None) -> str | list[str]:
    """An engine without weights is its version, as it was before any had weights: old keys stay."""
    return version if weights is None else [version, weights]


def key_of(parts: Mapping[str, object]) -> str:
    """The same for the same JSON values, whatever their order."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
