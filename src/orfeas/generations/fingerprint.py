"""Same picture, same cut-out, same recipe, same engines: the same asset, so the same key."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from types import MappingProxyType

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
    views: Mapping[View, tuple[str, str | None]] = MappingProxyType({}),
) -> str:
    """The key of a result.

    Args:
        picture_sha256: hash of the picture's pixels, whatever file they came in.
        mask_sha256: the same of the user's own cut-out, where one was given.
        recipe: every number of it counts.
        engine_versions: version of each engine the recipe names.
        views: hashes of picture and cut-out of each further view; without any the key is that of the one picture.
    """
    parts: dict[str, object] = {
        "pipeline": PIPELINE_VERSION,
        "picture": picture_sha256,
        "mask": mask_sha256,
        "recipe": recipe.to_json(),
        "engines": {name: engine_versions[name] for name in recipe.engines},
    }
    if views:
        parts["views"] = {view.value: hashes for view, hashes in views.items()}
    return key_of(parts)


def key_of(parts: Mapping[str, object]) -> str:
    """The same for the same JSON values, whatever their order."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
