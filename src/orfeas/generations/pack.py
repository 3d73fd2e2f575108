"""A finished asset as files: GLB, OBJ, STL, PLY, pictures and the report."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

import numpy as np
from PIL import Image

import orfeas
from orfeas.engines.contract import Cutout
from orfeas.generations.pipeline import Finished
from orfeas.intake.views import View
from orfeas.mesh.formats.glb import write_glb
from orfeas.mesh.formats.obj import write_obj
from orfeas.mesh.formats.ply import write_ply
from orfeas.mesh.formats.stl import write_stl
from orfeas.mesh.formats.threemf_writing import write_threemf
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def provenance(finished: Finished) -> dict[str, object]:
    """What made the asset; goes into the `extras` of a GLB and into the report."""
    recipe = finished.recipe
    views = {View.FRONT: finished.picture_sha256, **finished.others_sha256}
    return {
        "generator": orfeas.GENERATOR,
        "input_sha256": finished.picture_sha256,
        **({"views": {view.value: sha256 for view, sha256 in views.items()}} if finished.others else {}),
        "recipe": recipe.to_json(),
        "engine": finished.engine,
        "engine_version": finished.engine_version,
        "weights": finished.weights,
        **({"weights_license": finished.weights_license} if finished.weights_license else {}),
        **({"adapters": [each.to_json() for each in finished.adapters]} if finished.adapters else {}),
        **({"shortcuts": list(finished.shortcuts)} if finished.shortcuts else {}),
        **({"networks": {"matting": finished.matting.to_json()}} if finished.matting else {}),
        **({"painting": _painter_of(finished.painting)} if finished.painting else {}),
        "attempted": [each.to_json() for each in finished.attempted],
        "draft": finished.is_draft,
        "seed": recipe.seed,
        "size_assumed": recipe.is_size_assumed,
    }


def pack_report(finished: Finished) -> dict[str, object]:
    """The report as JSON values: audit, provenance, seconds a stage, likeness to the picture, cut-outs, warnings."""
    others = {view.value: _cutout_facts(other) for view, other in finished.others.items()}
    return {
        **finished.audit.to_json(),
        **provenance(finished),
        **({"painting": dict(finished.painting)} if finished.painting else {}),
        "stages": [{"name": name, "seconds": seconds} for name, seconds in finished.stages.items()],
        "match": None if finished.match is None else finished.match.to_json(),
        "cutout": _cutout_facts(finished.cutout),
        **({"other_cutouts": others} if others else {}),
        "warnings": list(finished.warnings),
    }


def _painter_of(painting: Mapping[str, Any]) -> dict[str, Any]:
    """Without the words: they are long, and in the report."""
    return {name: painting[name] for name in ("pipeline", "weights", "weights_license", "seed", "adapters")}


def _cutout_facts(cutout: Cutout) -> dict[str, object]:
    return {
        "method": cutout.method,
        "confidence": round(cutout.confidence, 3),
        "dropped": [round(share, 4) for share in cutout.dropped],
    }


def pack_glb(finished: Finished) -> bytes:
    return write_glb(finished.mesh, finished.material, extras=provenance(finished))


def pack_format(finished: Finished, suffix: str, *, name: str) -> dict[str, bytes]:
    """The asset in one format; see `pack_surface`."""
    return pack_surface(finished.mesh, finished.material, suffix, name=name, extras=provenance(finished))


def pack_surface(
    mesh: Mesh, material: Material, suffix: str, *, name: str, extras: dict[str, object]
) -> dict[str, bytes]:
    """A mesh with its material in one format.

    Args:
        suffix: `.glb`, `.obj`, `.stl`, `.ply` or `.3mf`.
        name: stem of every file name.
        extras: goes into a GLB, and nowhere else.

    Returns:
        File name to bytes; several files for OBJ (geometry, material, texture).
    """
    if suffix == ".glb":
        return {f"{name}.glb": write_glb(mesh, material, extras=extras)}
    if suffix == ".obj":
        return write_obj(mesh, material, name=name)
    if suffix == ".stl":
        return {f"{name}.stl": write_stl(mesh)}
    if suffix == ".3mf":
        return {f"{name}.3mf": write_threemf(mesh, material)}
    assert suffix == ".ply", suffix
    return {f"{name}.ply": write_ply(mesh, material)}


def zip_files(files: dict[str, bytes]) -> bytes:
    """Files as one ZIP, the same bytes for the same files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(files):
            method = zipfile.ZIP_STORED if name.endswith((".png", ".jpg")) else zipfile.ZIP_DEFLATED
            entry = zipfile.ZipInfo(name, date_time=ZIP_EPOCH)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name], compress_type=method, compresslevel=1)
    return buffer.getvalue()


def cutout_png(cutout: Cutout) -> bytes:
    """The subject on transparency, as the user sees and corrects it."""
    alpha = np.clip(cutout.mask * 255 + 0.5, 0, 255).astype(np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(np.dstack([cutout.colors, alpha])).save(buffer, format="PNG", compress_level=3)
    return buffer.getvalue()


def report_json(finished: Finished) -> bytes:
    return json.dumps(pack_report(finished), indent=2, ensure_ascii=False).encode()
