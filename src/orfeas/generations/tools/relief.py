"""Relief: a picture as a relief or a lithophane, closed and ready for a printer."""

from __future__ import annotations

from orfeas.generations.reliefs.make import make_relief
from orfeas.generations.reliefs.options import ReliefOptions
from orfeas.generations.tools.made import Made, Report
from orfeas.intake.picture import Picture


def relief(picture: Picture, options: ReliefOptions, report: Report) -> Made:
    """Make a closed plate of a picture.

    Raises:
        OrfeasError: see `make_relief`.
    """
    made = make_relief(picture, options, report=report)
    told = {"method": made.method, "sentences": list(made.sentences)}
    return Made(made.mesh, made.material, told, shown=made.shown)
