"""One example of every body about what workers hold; the documentation shows them."""

from __future__ import annotations

from orfeas.api.document.examples import Example

_WEIGHTS = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_REQUESTED_AT = "2026-12-01T12:00:00Z"

SWAP: Example = {"name": "hunyuan3d-2.1-shape"}
SWAPPED: Example = {
    "engine": "hunyuan3d21",
    "name": "hunyuan3d-2.1-shape",
    "weights": _WEIGHTS,
    "requested_at": _REQUESTED_AT,
}
CLEAR: Example = {"engine": "hunyuan3d21"}
CLEARING: Example = {"requested_at": _REQUESTED_AT}
CACHE_STATUS: Example = {
    "workers": [
        {
            "worker": "studio-4711-0a1b2c3d",
            "is_heard": True,
            "age_seconds": 0.8,
            "state": "idle",
            "device": "NVIDIA GeForce RTX 4090",
            "total_bytes": 24_000_000_000,
            "held_bytes": 7_366_000_000,
            "held": [
                {
                    "engine": "hunyuan3d21",
                    "weights": _WEIGHTS,
                    "bytes": 7_366_000_000,
                    "load_seconds": 6.2,
                    "idle_seconds": 41.5,
                    "running_seconds": 0.0,
                    "is_running": False,
                    "styles": [{"name": "clay", "weight": 0.0, "sha256": _WEIGHTS.removeprefix("sha256:")}],
                    "styles_problem": "There is no style called ink here. `orfeas styles list` shows those there are.",
                }
            ],
        }
    ],
    "wanted": [{"engine": "hunyuan3d21", "weights": _WEIGHTS, "requested_at": _REQUESTED_AT}],
    "wanted_styles": [
        {
            "engine": "hunyuan3d21",
            "styles": [{"name": "clay", "weight": 1.0, "sha256": _WEIGHTS.removeprefix("sha256:")}],
        }
    ],
}
