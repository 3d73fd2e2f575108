"""Engine: from the cut-outs of several views to a surface, by hulls."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from orfeas.engines.contract import NO_OTHER_VIEWS, Cutout, Quality, Report, Surface, ignore_progress
from orfeas.engines.hull.box import MOST_STRETCH, Box, fit_box
from orfeas.engines.hull.failures import OneViewOnly, ProportionsContradict, ViewContradicts, ViewHasGap
from orfeas.engines.hull.field import TOLERANCE, Planes, build_field
from orfeas.engines.hull.light import unlike_views
from orfeas.engines.hull.mirrored import fits_better_mirrored
from orfeas.engines.hull.outlines import agreed_outline, draw_outlines
from orfeas.engines.hull.paint import paint_shell
from orfeas.engines.hull.pictures import lay_out
from orfeas.engines.hull.prior import Foresee
from orfeas.engines.hull.sight import misfit, see
from orfeas.engines.hull.surface import extract_shell, stand
from orfeas.intake.views import View
from orfeas.mesh.mesh import Mesh

Floats = npt.NDArray[np.float32]

MOST_MISFIT = 0.10
"""Share of a view's outline that may be lost before the views are said to contradict one another."""

ONE_THING = 1.6
"""Factor between proportions beyond which the views cannot be of one thing."""

SLACK = 0.02
"""Share of the longest side within which an edge counts as met."""


class HullEngine:
    """Visual hull rounded by the inflations of its outlines, coloured from every view; deterministic, no weights."""

    name = "hull"
    version = "2"

    def __init__(self, foresee: Foresee | None = None) -> None:
        """Go by a prior where the outlines leave the shape open; see `orfeas.engines.hull.prior`."""
        self._foresee = foresee

    def generate(
        self,
        cutout: Cutout,
        *,
        quality: Quality,
        others: Mapping[View, Cutout] = NO_OTHER_VIEWS,
        report: Report = ignore_progress,
    ) -> Surface:
        """Make one closed surface of what two to five views show.

        Raises:
            OneViewOnly: there is no view beside the front.
            ViewEmpty, ViewTooThin: a cut-out has no subject to speak of.
            ProportionsContradict: the views' proportions are those of different things.
            ViewHasGap: a view shows nothing at heights where the front does.
            ViewContradicts: a view's outline cannot be kept beside the others'.
        """
        views = {View.FRONT: cutout, **{view: others[view] for view in View if view in others}}
        if len(views) == 1:
            raise OneViewOnly()
        box = fit_box(views, cells=quality.field_cells)
        warnings = [*_proportions(box), *_colors(views)]
        outlines = draw_outlines(views, box)
        report(0.15)
        planes = _planes(outlines)
        _check_gaps(planes, outlines)
        warnings += _mirrored(planes, outlines)
        foresee = self._foresee
        field, hull = build_field(planes, prior=None if foresee is None else lambda hull: foresee(box, hull))
        _check_misfits(hull, outlines, cells=quality.field_cells)
        report(0.5)
        sights = {view: see(field, view) for view in View}
        shell = extract_shell(field)
        standing = stand(shell)
        report(0.7)
        sheets = lay_out(views, box, outlines, seed=quality.seed)
        paint = paint_shell(shell, sheets, sights, field=field, standing=standing)
        report(1.0)
        return Surface(
            mesh=Mesh(standing.place(shell.cells), shell.faces),
            paint=paint,
            engine=self.name,
            engine_version=self.version,
            warnings=tuple(warnings),
        )


def _planes(outlines: Mapping[View, Floats]) -> Planes:
    front = agreed_outline(outlines[View.FRONT], outlines.get(View.BACK))
    assert front is not None
    side = agreed_outline(outlines.get(View.LEFT), outlines.get(View.RIGHT))
    return Planes(front, side, outlines.get(View.TOP))


def _check_gaps(planes: Planes, outlines: Mapping[View, Floats]) -> None:
    """Raise ViewHasGap where one view shows something and another shows nothing at all, beyond what tolerance mends."""
    crossings = [(planes.front, planes.side, 1, (View.LEFT, View.RIGHT)), (planes.front.T, planes.top, 0, (View.TOP,))]
    for front, other, axis, names in crossings:
        if other is None:
            continue
        shown = other.max(axis=axis)
        gaps = np.flatnonzero((front.max(axis=1) > 0) & (shown < -TOLERANCE * max(front.shape)))
        if len(gaps):
            view = next(name for name in names if name in outlines)
            where = gaps[len(gaps) // 2] / len(shown)
            raise ViewHasGap(view=view.value, other=View.FRONT.value, percent=round(100 * (1 - where)))


def _check_misfits(hull: Floats, outlines: Mapping[View, Floats], *, cells: int) -> None:
    """Raise ViewContradicts for the view that fits worst, if it does not fit."""
    misfits = {view: misfit(see(hull, view), outline, tolerance=SLACK * cells) for view, outline in outlines.items()}
    worst = max(misfits, key=lambda view: misfits[view])
    if misfits[worst] > MOST_MISFIT:
        raise ViewContradicts(view=worst.value, percent=round(100 * misfits[worst]))


def _proportions(box: Box) -> list[str]:
    """A sentence where the pictures' proportions cannot all be right, naming those furthest off.

    Raises:
        ProportionsContradict: they are too far off.
    """
    off = {view: abs(math.log(factor)) for view, factor in box.disagreements.items() if view is not View.FRONT}
    apart = sum(abs(math.log(factor)) for factor in box.disagreements.values())
    if apart <= math.log(MOST_STRETCH):
        return []
    names = [view.value for view, share in off.items() if share > 0.9 * max(off.values())]
    views = f"{names[0]} view" if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]} views"
    percent = round(100 * (math.exp(apart) - 1))
    if apart > math.log(ONE_THING):
        raise ProportionsContradict(views=views, percent=percent)
    return [
        f"The proportions of the {views} differ by {percent} % from the others'. "
        "Check that all views show the whole thing squarely."
    ]


def _mirrored(planes: Planes, outlines: Mapping[View, Floats]) -> list[str]:
    """A sentence where left and right seem to have been taken for one another."""
    if planes.side is None or planes.top is None:
        return []
    if not fits_better_mirrored(planes.front, side=planes.side, top=planes.top):
        return []
    if View.LEFT in outlines and View.RIGHT in outlines:
        return ["The left and right views fit the others better the other way round. Check that they are not swapped."]
    name, other = ("left", "right") if View.LEFT in outlines else ("right", "left")
    return [f"The {name} view fits the others better mirrored. Check that it is not the {other} view."]


def _colors(views: Mapping[View, Cutout]) -> list[str]:
    return [
        f"The colours of the {view.value} view are unlike the front's. "
        "Check that it shows the same thing in the same light."
        for view in unlike_views(views)
    ]
