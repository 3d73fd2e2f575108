"""One example of every body about styles; the documentation shows them and a test posts them."""

from __future__ import annotations

from orfeas.api.document.examples import Example

_SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_MOMENT = "2026-12-01T12:00:00Z"

STYLE: Example = {
    "name": "clay",
    "title": "Clay figures",
    "triggers": ["clay figure"],
    "network": "hunyuan3d21",
    "format": "peft",
    "rank": 16,
    "layers": 84,
    "bytes": 22_000_000,
    "sha256": _SHA256,
    "licence": "CC0",
    "source": "made by us",
    "added_at": _MOMENT,
    "preview_url": "/api/v1/styles/clay/preview",
    "problem": None,
}
STYLES: Example = {
    "items": [STYLE],
    "folder": "/home/you/.local/share/orfeas/weights/styles",
    "networks": ["hunyuan3d21", "z-image-turbo", "ZImagePipeline"],
    "upload_max_bytes": 1_000_000_000,
}
ADD_STYLE: Example = {
    "file": "(bytes of clay.safetensors)",
    "preview": "(bytes of clay.png)",
    "name": "clay",
    "title": "Clay figures",
    "triggers": "clay figure, soft clay",
    "licence": "CC0",
}
LOAD_STYLES: Example = {"styles": [{"name": "clay", "weight": 0.8}], "network": "hunyuan3d21"}
LOADING_STYLES: Example = {
    "engine": "hunyuan3d21",
    "styles": [{"name": "clay", "weight": 0.8, "sha256": _SHA256}],
    "requested_at": _MOMENT,
}
