"""Finish: any surface becomes an asset that meets a profile."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import orfeas
from orfeas.generations.finishing import Plan
from orfeas.generations.finishing import finish as finish_surface
from orfeas.generations.tools.laying import ways_to_lay
from orfeas.generations.tools.made import Made, Report
from orfeas.generations.tools.options import FinishOptions
from orfeas.generations.tools.repair import sentences_of
from orfeas.generations.tools.source import UPLOADED
from orfeas.generations.tools.unit import in_unit
from orfeas.mesh.auditing.profile import find_profile
from orfeas.mesh.formats.reading.gltf_surface import MAX_EXTRAS
from orfeas.mesh.formats.untrusted import Read
from orfeas.mesh.material import Material

SOURCE_LEFT_OUT = "What the file says of where it comes from is too long to go with the asset and is left out."


def finish(read: Read, options: FinishOptions, report: Report) -> Made:
    """Repair, simplify, unwrap, bake and check a surface: colour, normals and occlusion on one clean texture.

    Raises:
        UnknownProfile, OrfeasError: see `finishing.finish`.
    """
    # Only a print stands on a plate.
    read = in_unit(read, unit=options.unit, is_for_print=find_profile(options.profile).needs_footing)
    plan = Plan(
        profile=options.profile,
        faces=options.faces,
        texture_pixels=options.texture_pixels,
        size_metres=options.size_metres,
        remesh=options.remesh,
    )
    extras = provenance(read, options)
    is_source_kept = not read.extras or "source" in extras
    made = finish_surface(
        read.mesh, read.material or Material(), plan,
        paint=read.paint, extras=extras, report=report, ways=ways_to_lay(),
    )  # fmt: skip
    failed = [check.sentence for check in made.audit.failures]
    verdict = f"{options.profile}: {made.audit.verdict}."
    told = {
        "repairs": asdict(made.repairs),
        "audit": made.audit.to_json(),
        "notes": [*read.notes, *([] if is_source_kept else [SOURCE_LEFT_OUT])],
        "sentences": [*sentences_of(made.repairs), *made.notes, verdict, *failed],
    }
    return Made(made.mesh, made.material, told, glb=made.glb, audit=made.audit, source=read.mesh)


TOLD_LATER = frozenset({"weights", "attempted", "draft"})
"""What assets made before engines had weights do not say of themselves."""


def provenance(read: Read, options: FinishOptions) -> dict[str, Any]:
    """What made the asset, in the shape a generated one has; goes into the `extras` of its GLB.

    Engine, seed and assumed size are those its source says of itself. `source` is all that one says, without its own
    source where both are more than is read again, and nothing where it alone is.
    """
    unknown = {**UPLOADED, "size_assumed": False}
    said = {name: read.extras.get(name, unknown[name] if name in TOLD_LATER else None) for name in unknown}
    is_told = all(type(value) is type(unknown[name]) for name, value in said.items() if name != "weights")
    is_told = is_told and isinstance(said["weights"], str | None)
    origin = said if is_told else unknown
    origin["size_assumed"] = origin["size_assumed"] and options.size_metres is None
    own = {
        "generator": orfeas.GENERATOR,
        "input_sha256": read.sha256,
        "recipe": {"name": "finish", **options.to_json()},
        **origin,
    }
    nearest = {name: value for name, value in read.extras.items() if name != "source"}
    for source in (read.extras, nearest):
        whole = {**own, "source": source}
        if source and len(json.dumps(whole)) <= MAX_EXTRAS:
            return whole
    return own
