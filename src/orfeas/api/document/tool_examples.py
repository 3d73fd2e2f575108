"""One example of what each tool is asked for; the documentation shows them and a test posts them."""

from __future__ import annotations

from orfeas.api.document.examples import ASSET_ID, MESH_UPLOAD_ID, UPLOAD_ID, Example

FINISH: Example = {"profile": "web", "faces": 12_000, "texture_pixels": 1024, "name": "Little owl, for the web"}
FINISH_UPLOAD: Example = {"upload_id": MESH_UPLOAD_ID, "profile": "game-pc", "size_metres": 0.4}
TURNTABLE: Example = {"format": "webp", "frames": 12, "pixels": 128, "lighting": "warm"}
ANALYZE: Example = {"upload_id": MESH_UPLOAD_ID, "material": "petg", "infill": 0.15}
REPAIR: Example = {"upload_id": MESH_UPLOAD_ID, "texture_pixels": 1024}
OPTIMIZE: Example = {"upload_id": MESH_UPLOAD_ID, "hollow": True, "wall_metres": 0.002}
SIMPLIFY: Example = {"upload_id": MESH_UPLOAD_ID, "faces": 400}
RELIEF: Example = {
    "upload_id": UPLOAD_ID,
    "kind": "lithophane",
    "width_metres": 0.08,
    "frame_metres": 0.003,
    "detail_metres": 0.001,
}
LODS: Example = {"asset_id": ASSET_ID, "shares": [1.0, 0.5, 0.2]}
COLLISION: Example = {"asset_id": ASSET_ID, "max_hulls": 4}
NAVMESH: Example = {"upload_id": MESH_UPLOAD_ID, "radius_metres": 0.01, "height_metres": 0.05, "climb_metres": 0.01}
