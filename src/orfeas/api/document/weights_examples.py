"""One example of every body of weights; the documentation shows them."""

from __future__ import annotations

from orfeas.api.document.examples import Example

_SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_LICENCE = "tencent-hunyuan-3d-2.1-community"
_COMMIT = "0b94677654c57bb9a6b6845cd7b704ccf551d327"

WEIGHT_SET: Example = {
    "name": "hunyuan3d-2.1-shape",
    "title": "Hunyuan3D-2.1 shape",
    "purpose": "shape",
    "engine": "hunyuan3d21",
    "repository": "tencent/Hunyuan3D-2.1",
    "revision": _COMMIT,
    "state": "begun",
    "is_active": False,
    "bytes": 7_366_391_846,
    "bytes_here": 2_946_555_904,
    "licence": {
        "id": _LICENCE,
        "title": "Tencent Hunyuan 3D 2.1 Community License Agreement (13 June 2025)",
        "url": f"https://huggingface.co/tencent/Hunyuan3D-2.1/blob/{_COMMIT}/LICENSE",
        "allows": ["Use, change and pass on the weights without a fee, commercially too."],
        "forbids": ["Any use in the European Union, the United Kingdom or South Korea."],
        "use_limits": ["Whoever passes the weights on passes on the licence."],
        "excludes": ["EU", "GB", "KR"],
        "source": None,
    },
    "says_licence": None,
    "accepted": None,
    "is_allowed": True,
    "sha256": None,
    "installed_at": None,
    "memory": {
        "resident_bytes": 10_000_000_000,
        "staged_bytes": 8_000_000_000,
        "offloaded_bytes": 6_000_000_000,
        "source": "all resident as published",
    },
    "fits": [{"card": 0, "way": "resident", "bytes_needed": 10_000_000_000, "is_free_now": True}],
    "expected": {
        "seconds": 71.9,
        "basis": "estimated",
        "sentence": "a user's log of the publisher's own program on an RTX 3090, without texture",
    },
    "download": {
        "is_under_way": True,
        "host": "huggingface.co",
        "step": "fetching",
        "file": "model.fp16.ckpt",
        "bytes_done": 2_946_555_904,
        "bytes_total": 7_366_389_768,
        "bytes_per_second": 48_200_000.0,
        "begun_at": "2026-11-24T12:00:00Z",
        "told_at": "2026-11-24T12:01:02Z",
        "error": None,
    },
    "not_offered": None,
    "not_run": None,
}
WEIGHT_SETS: Example = {
    "items": [WEIGHT_SET],
    "folder": "/var/lib/orfeas/weights",
    "free_bytes": 120_000_000_000,
    "territory": "JP",
    "device": None,
    "cards": [
        {
            "index": 0,
            "name": "NVIDIA GeForce RTX 3090",
            "total_bytes": 25_769_803_776,
            "free_bytes": 24_931_991_552,
        }
    ],
}
DOWNLOAD: Example = {"accept_licence": _LICENCE}
FREED: Example = {"freed_bytes": 7_140_223_411}
