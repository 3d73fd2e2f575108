"""Analyze: the numbers of any mesh, and how it would print."""

from __future__ import annotations

from orfeas.generations.tools.made import Made, Report
from orfeas.generations.tools.options import AnalyzeOptions
from orfeas.generations.tools.unit import in_unit
from orfeas.mesh.formats.untrusted import Read
from orfeas.mesh.measure import measure
from orfeas.mesh.printing.analyze import analyze as analyze_print


def analyze(read: Read, options: AnalyzeOptions, report: Report) -> Made:
    """Measure a mesh: surface, size, texture, walls, overhang, volume, mass and cost. Nothing is changed.

    What an open surface cannot tell, such as its volume, is left out with the reason.

    Raises:
        UnknownPrintMaterial, ImpossibleInfill: see `printing.analyze`.
    """
    read = in_unit(read, unit=options.unit)
    report("measure", 0.1)
    found = measure(read.mesh, read.material)
    report("walls", 0.4)
    printed = analyze_print(
        read.mesh, material=options.material, infill=options.infill, price_per_kg=options.price_per_kg
    )
    told = {
        "measurements": found.to_json(),
        "print": printed.to_json(),
        "notes": list(read.notes),
        "sentences": list(printed.notes),
    }
    return Made(None, None, told, source=read.mesh)
