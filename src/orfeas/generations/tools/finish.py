"""Finish: any surface becomes an asset that meets a profile."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache

from orfeas.generations.finishing import Plan
from orfeas.generations.finishing import finish as finish_surface
from orfeas.generations.tools.made import Made, Report
from orfeas.generations.tools.options import FinishOptions
from orfeas.generations.tools.repair import sentences_of
from orfeas.mesh.formats.untrusted import Read
from orfeas.mesh.material import Material
from orfeas.mesh.remeshing.trace import sandboxed
from orfeas.sandbox import Limits, Sandbox

LAYING = Limits(memory_bytes=3_000_000_000, cpu_seconds=120, wall_seconds=120.0)
"""What laying faces may take: the tool cannot be interrupted."""


def finish(read: Read, options: FinishOptions, report: Report) -> Made:
    """Repair, simplify, unwrap, bake and check a surface: colour, normals and occlusion on one clean texture.

    Raises:
        UnknownProfile, OrfeasError: see `finishing.finish`.
    """
    plan = Plan(
        profile=options.profile,
        faces=options.faces,
        texture_pixels=options.texture_pixels,
        size_metres=options.size_metres,
        remesh=options.remesh,
    )
    made = finish_surface(
        read.mesh, read.material or Material(), plan,
        paint=read.paint, report=report, trace=sandboxed(tracing_sandbox()),
    )  # fmt: skip
    failed = [check.sentence for check in made.audit.failures]
    verdict = f"{options.profile}: {made.audit.verdict}."
    told = {
        "repairs": asdict(made.repairs),
        "audit": made.audit.to_json(),
        "sentences": [*sentences_of(made.repairs), *made.notes, verdict, *failed],
    }
    return Made(made.mesh, made.material, told, glb=made.glb, audit=made.audit)


@cache
def tracing_sandbox() -> Sandbox:
    """Where faces are laid; started when it is first used."""
    return Sandbox(preload=("orfeas.mesh.remeshing.trace",), limits=LAYING)
