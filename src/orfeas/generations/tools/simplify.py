"""Simplify: fewer faces, the same shape."""

from __future__ import annotations

from orfeas.generations.tools.made import Made, Report
from orfeas.generations.tools.options import SimplifyOptions
from orfeas.mesh.decimate import decimate_to
from orfeas.mesh.formats.untrusted import Read
from orfeas.mesh.material import Material


def simplify(read: Read, options: SimplifyOptions, report: Report) -> Made:
    """Reduce a mesh to a number of faces, or as far as an error allows. UVs, seams and borders are kept.

    Raises:
        NoTarget, TargetTooSmall, SimplifierFailed: see `decimate_to`.
    """
    report("simplify", 0.1)
    found = decimate_to(read.mesh, faces=options.faces, error=options.error)
    sentence = f"The surface strays {found.error:.3%} of the diagonal at most ({found.error_metres * 1000:.2f} mm)."
    told = {"error_metres": found.error_metres, "error": found.error, "sentences": [sentence]}
    return Made(found.mesh, read.material or Material(), told)
