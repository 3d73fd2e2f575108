"""One example of every body; the documentation shows them and a test posts them."""

from __future__ import annotations

from pydantic import JsonValue

Example = dict[str, JsonValue]

JOB_ID = "0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01"
ASSET_ID = "0198c1a2-9f3c-7a10-8c21-5b6d7e8f9a02"
UPLOAD_ID = "0198c1a2-70aa-7b3c-b1d2-6e7f8a9b0c03"
MESH_UPLOAD_ID = "0198c1a2-71bb-7d4e-a2e3-7f809a1b2c04"
VIEW_UPLOAD_ID = "0198c1a2-72cc-7e5f-93f4-8091a2b3c405"
_SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def _refusal(code: str, detail: str) -> Example:
    return {"type": f"urn:orfeas:problem:{code}", "detail": detail, "code": code}


PROBLEM: Example = {
    "type": "urn:orfeas:problem:no_such_job",
    "title": "Not found",
    "status": 404,
    "detail": "There is no job 0198c1a2-7d10-7e4b-9a55-1f0c2b7d3e01. Look at the list of jobs.",
    "code": "no_such_job",
    "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736",
    "errors": None,
}
PROBLEMS: dict[int, Example] = {
    400: _refusal("malformed_body", "The request cannot be read: missing boundary in multipart."),
    403: _refusal(
        "foreign_origin", "A page of another origin may not change anything here. Use the studio's own pages."
    ),
    408: _refusal("body_too_slow", "The request stopped arriving. Send it again on a steadier line."),
    409: _refusal("job_ended", f"The job {JOB_ID} has ended already (succeeded); there is nothing to cancel."),
    413: _refusal("body_too_large", "The request is larger than 25,064,000 bytes. Send a smaller one."),
    415: _refusal("unsupported_media_type", "Send the picture as multipart/form-data."),
    416: _refusal("range_not_satisfiable", "The file has 120 bytes; the range asked for lies behind its end."),
    421: _refusal("foreign_host", "This server answers only to localhost, 127.0.0.1 and [::1] at its own port."),
    422: _refusal("unknown_recipe", "There is no recipe called best. Choose one of: draft, standard, high."),
    500: _refusal("defect", "Something went wrong inside ORFEAS Studio. This is our mistake."),
    503: _refusal("disk_nearly_full", "Only 512 MB are free where assets are kept. Free some space."),
}
GENERATE: Example = {
    "upload_id": UPLOAD_ID,
    "views": {"left": {"upload_id": VIEW_UPLOAD_ID}},
    "recipe": "draft",
    "seed": 7,
    "size_metres": 0.12,
    "name": "Little owl",
}
UPLOAD_FORM: Example = {"file": "owl.png"}
GENERATE_FORM: Example = {
    "image": "owl.png",
    "back": "owl-back.png",
    "recipe": "draft",
    "seed": 7,
    "size_metres": 0.12,
    "name": "Little owl",
}
RENAME: Example = {"name": "Owl for the shelf"}
UPLOAD: Example = {
    "id": UPLOAD_ID,
    "name": "owl.png",
    "sha256": _SHA256,
    "kind": "picture",
    "width": 1024,
    "height": 1024,
    "faces": None,
    "suffix": None,
    "bytes": 512_004,
    "created_at": "2026-11-24T12:00:00Z",
    "file_url": f"/api/v1/uploads/{UPLOAD_ID}/file",
    "picture_url": f"/api/v1/uploads/{UPLOAD_ID}/picture",
}
JOB: Example = {
    "id": JOB_ID,
    "kind": "generate",
    "state": "succeeded",
    "stage": "audit",
    "fraction": 1.0,
    "estimate_seconds": None,
    "attempt": 1,
    "created_at": "2026-11-24T12:00:01Z",
    "started_at": "2026-11-24T12:00:01Z",
    "finished_at": "2026-11-24T12:00:04Z",
    "cached": False,
    "cancel_requested": False,
    "request": {
        "recipe": "draft",
        "engine": None,
        "seed": 7,
        "size_metres": 0.12,
        "upload_id": UPLOAD_ID,
        "mask_upload_id": None,
        "views": None,
        "name": "Little owl",
        "profile": None,
        "require_pass": False,
        "prompt": None,
        "painting": None,
        "painted_upload_id": None,
        "steps": None,
        "guidance": None,
        "solver": None,
        "cache_steps": None,
        "guide_until": None,
        "matting": None,
        "styles": None,
    },
    "trial": None,
    "asset_id": ASSET_ID,
    "verdict": "pass",
    "engine": "relief",
    "weights": None,
    "attempted": [],
    "draft": False,
    "error": None,
    "files": [
        {
            "name": "cutout.png",
            "url": f"/api/v1/jobs/{JOB_ID}/files/cutout.png",
            "size": 220_120,
            "media_type": "image/png",
            "expires_at": None,
        }
    ],
    "report": None,
    "links": {
        "self": f"/api/v1/jobs/{JOB_ID}",
        "events": f"/api/v1/jobs/{JOB_ID}/events",
        "cancel": f"/api/v1/jobs/{JOB_ID}/cancel",
        "asset": f"/api/v1/assets/{ASSET_ID}",
    },
}
ASSET: Example = {
    "id": ASSET_ID,
    "name": "Little owl",
    "created_at": "2026-11-24T12:00:04Z",
    "updated_at": "2026-11-24T12:00:04Z",
    "engine": "relief",
    "engine_version": "1",
    "weights": None,
    "attempted": [],
    "draft": False,
    "recipe": "draft",
    "seed": 7,
    "verdict": "pass",
    "faces": 9_998,
    "size_metres": [0.09, 0.12, 0.04],
    "size_assumed": False,
    "bytes": 4_210_331,
    "job_id": JOB_ID,
    "upload_id": UPLOAD_ID,
    "source_asset_id": None,
    "files": [
        {
            "name": "asset.glb",
            "url": f"/api/v1/assets/{ASSET_ID}/files/asset.glb",
            "media_type": "model/gltf-binary",
            "size": 1_210_004,
            "sha256": _SHA256,
        }
    ],
    "thumbnail_url": f"/api/v1/assets/{ASSET_ID}/files/thumbnail.webp",
    "trial": None,
    "kept": None,
    "deleted_at": None,
}
_CURSOR = "MjAyNi0xMS0yNFQxMjowMDowMSswMDowMHwwMTk4YzFhMi03ZDEwLTdlNGItOWE1NS0xZjBjMmI3ZDNlMDE"
JOB_EVENT: Example = {**JOB, "seq": 9}
JOB_PAGE: Example = {"items": [JOB], "next_cursor": _CURSOR}
ASSET_PAGE: Example = {"items": [ASSET], "next_cursor": None, "bytes_used": 4_210_331}
REPORT: Example = {
    "profile": "preview",
    "verdict": "pass",
    "checks": [
        {"id": "closed", "value": True, "limit": True, "outcome": "pass", "sentence": "The surface is closed."},
    ],
    "measurements": {"num_faces": 9_998, "is_closed": True},
    "engine": "relief",
    "engine_version": "1",
    "weights": None,
    "networks": None,
    "attempted": [],
    "draft": False,
    "seed": 7,
    "recipe": {"name": "draft", "max_faces": 10_000},
    "size_assumed": False,
    "stages": [{"name": "cut out", "seconds": 0.31}],
    "match": {
        "score": 0.93,
        "silhouette": 0.981,
        "ssim": 0.902,
        "normals": None,
        "thickness": 0.87,
        "azimuth_degrees": 0.0,
        "elevation_degrees": 0.75,
    },
    "cutout": {"method": "grabcut", "confidence": 0.93, "dropped": []},
    "views": None,
    "other_cutouts": None,
    "warnings": [],
    "finishing": None,
}
RECIPES: Example = {
    "items": [
        {
            "name": "draft",
            "title": "Draft",
            "sentence": "A quick look, in a second or two.",
            "engines": ["relief"],
            "field_cells": 128,
            "max_faces": 10_000,
            "texture_pixels": 1024,
            "profile": "preview",
            "steps": 15,
            "guidance": 5.0,
        }
    ],
    "default": "standard",
    "engines": [
        {
            "name": "hunyuan3d21",
            "version": "1",
            "sentence": "Hunyuan3D-2.1's shape network, with weights of its own to download. Wants a GPU and PyTorch.",
            "license": "LicenseRef-Tencent-Hunyuan3D-2.1-Community",
            "takes_views": False,
            "needs_views": False,
            "steps": {"least": 2, "most": 100},
            "guidance": {"least": 0.0, "most": 20.0},
            "is_installed": True,
        }
    ],
    "profiles": ["preview"],
}
HEALTH: Example = {
    "status": "ok",
    "version": "0.1.0",
    "database": "ok",
    "worker": {"alive": True, "last_beat_seconds": 0.8},
    "disk_free_bytes": 120_000_000_000,
}
MATERIAL_PRESETS: Example = {
    "items": [
        {
            "name": "wood",
            "title": "Wood",
            "sentence": "Oiled oak: warm and dull.",
            "base_color": [0.33, 0.165, 0.07],
            "metallic": 0.0,
            "roughness": 0.62,
            "ior": 1.5,
            "transmission": 0.0,
            "pattern": "wood",
        }
    ]
}
LIGHTING_PRESETS: Example = {
    "items": [
        {
            "name": "studio",
            "title": "Studio",
            "sentence": "Large soft lamps in a bright room: colours as they are.",
            "lamps": [
                {"role": "key", "azimuth": -0.6632, "elevation": 0.8029, "color": [0.8, 0.77, 0.73], "radius": 0.2793}
            ],
            "sky": [0.66, 0.68, 0.72],
            "horizon": [0.42, 0.425, 0.44],
            "floor": [0.3, 0.29, 0.28],
            "room": [{"height": -1.0, "color": [0.3, 0.29, 0.28]}, {"height": 1.0, "color": [1.9, 1.9, 1.92]}],
            "background": {"middle": [0.965, 0.965, 0.97], "corner": [0.845, 0.85, 0.865]},
            "shadow": 0.62,
        }
    ],
    "default": "studio",
}
CAMERA_PRESETS: Example = {
    "items": [
        {
            "name": "left",
            "title": "Left",
            "sentence": "The object's own left side.",
            "azimuth": 1.5708,
            "elevation": 0.1047,
            "field_of_view": 0.384,
            "fill": 0.8,
        }
    ],
    "default": "three_quarter",
}
