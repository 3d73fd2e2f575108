"""Finish: any surface becomes an asset that meets a profile."""

from __future__ import annotations

from dataclasses import asdict

from orfeas.generations.finishing import Plan
from orfeas.generations.finishing import finish as finish_surface
from orfeas.generations.tools.made import Made, Report
from orfeas.generations.tools.options import FinishOptions
from orfeas.generations.tools.repair import sentences_of
from orfeas.mesh.formats.untrusted import Read
from orfeas.mesh.material import Material


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
    )
    made = finish_surface(read.mesh, read.material or Material(), plan, paint=read.paint, report=report)
    failed = [check.sentence for check in made.audit.failures]
    verdict = f"{options.profile}: {made.audit.verdict}."
    told = {
        "repairs": asdict(made.repairs),
        "audit": made.audit.to_json(),
        "sentences": [*sentences_of(made.repairs), verdict, *failed],
    }
    return Made(made.mesh, made.material, told, glb=made.glb, audit=made.audit)
