"""Picture and recipe to a finished, audited mesh: values in, values out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from orfeas.engines.catalog import ENGINES
from orfeas.engines.contract import Cutout, Engine, Quality, Surface, UsedAdapter
from orfeas.engines.matting.by_network import Matting
from orfeas.engines.matting.cut_out import cut_out
from orfeas.engines.matting.doubts import doubts
from orfeas.engines.onnx_card import UsedNetwork
from orfeas.errors import Kind, OrfeasError
from orfeas.generations.fallback import Attempted, attempted, draft_line
from orfeas.generations.recipe import Recipe
from orfeas.generations.second_try import Try, is_better, notes_on_faces, second_try_for, simplified, told
from orfeas.generations.stage_clock import StageClock, StageReport
from orfeas.generations.views import told_of
from orfeas.intake.picture import Picture
from orfeas.intake.views import View
from orfeas.mesh.audit import AuditReport, audit
from orfeas.mesh.auditing.profile import find_profile
from orfeas.mesh.bake import bake_color
from orfeas.mesh.decimate import decimate
from orfeas.mesh.formats.glb import write_glb
from orfeas.mesh.material import Material, Paint
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals
from orfeas.mesh.place import place, place_paint, upright
from orfeas.mesh.repair import repair
from orfeas.mesh.unwrap import unwrap
from orfeas.render.match import Match, match

Each = TypeVar("Each")
Masks = Mapping[View, npt.NDArray[np.generic]]

# Share of the whole time each stage takes: standard, ten pictures, benchmarks/results.
STAGES: dict[str, float] = {
    "cut out": 0.06,
    "shape": 0.11,
    "repair": 0.12,
    "simplify": 0.13,
    "unwrap": 0.27,
    "bake": 0.25,
    "audit": 0.02,
    "match": 0.04,
}
LARGE_SHAPE = 0.7
"""The share of the shape where a network with weights of its own makes it."""


EXTRAS_BYTES = 2_000
"""What provenance adds to a GLB at most; reckoned with where a profile limits the file."""


class ProfileNotMet(OrfeasError):
    """The asset does not meet the profile {profile}: {failed}. Its files are kept; relax the profile or finish it by hand."""  # noqa: E501

    kind = Kind.INVALID


def profile_not_met(report: AuditReport) -> ProfileNotMet:
    """The failure that says what an asset failed by."""
    failed = "; ".join(check.sentence for check in report.checks if check.outcome != "pass")
    return ProfileNotMet(profile=report.profile, failed=failed.rstrip("."))


@dataclass(frozen=True, eq=False)
class Finished:
    """A finished asset in memory.

    Attributes:
        mesh: with normals and UVs, placed and scaled; see Mesh.
        material: with its base-colour texture.
        cutout: what was taken for the subject.
        audit: the report against the recipe's profile.
        engine: name of the engine that made the surface.
        engine_version: its version.
        recipe: as asked for.
        picture_sha256: hash of the picture's pixels.
        match: how well it agrees with the picture, the front where there are others; told, and nothing is chosen by it.
        others: what was taken for the subject in each further view.
        others_sha256: hashes of the pixels of their pictures.
        weights: hash of the engine's weights; None where it has none.
        weights_license: name of the licence they came under, where it is not the package's.
        adapters: LoRAs that ran beside the network; see Surface.
        matting: the network that saw the subject; None where none was asked, of any view.
        painting: what painted the picture, as JSON values; None where it was given.
        attempted: engines of the recipe that were to make it before and could not run, in order.
        stages: seconds each stage took, in order; with "second try" where one was made.
        warnings: sentences for the user.
    """

    mesh: Mesh
    material: Material
    cutout: Cutout
    audit: AuditReport
    engine: str
    engine_version: str
    recipe: Recipe
    picture_sha256: str
    match: Match | None = None
    others: Mapping[View, Cutout] = field(default_factory=dict)
    others_sha256: Mapping[View, str] = field(default_factory=dict)
    weights: str | None = None
    weights_license: str | None = None
    adapters: tuple[UsedAdapter, ...] = ()
    shortcuts: tuple[str, ...] = ()
    matting: UsedNetwork | None = None
    painting: Mapping[str, Any] | None = None
    attempted: tuple[Attempted, ...] = ()
    stages: dict[str, float] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        """`pass` or `fail`."""
        return self.audit.verdict

    @property
    def is_draft(self) -> bool:
        """Whether another engine was to make it and could not run."""
        return bool(self.attempted)

    def require_pass(self) -> None:
        """Raise ProfileNotMet when the recipe asks for a pass and the asset has failed."""
        if self.recipe.require_pass and self.verdict != "pass":
            raise profile_not_met(self.audit)


def shares_of(recipe: Recipe) -> dict[str, float]:
    """About how much of the whole time each stage takes, by the engine that is to make the shape."""
    entry = ENGINES.get(recipe.engines[0])
    if entry is None or not entry.needs_weights:
        return STAGES
    others = (1 - LARGE_SHAPE) / (1 - STAGES["shape"])
    return {name: LARGE_SHAPE if name == "shape" else share * others for name, share in STAGES.items()}


def make_asset(
    picture: Picture,
    recipe: Recipe,
    *,
    open_engine: Callable[[str], Engine],
    mask: npt.NDArray[np.generic] | None = None,
    others: Mapping[View, Picture] = MappingProxyType({}),
    other_masks: Masks = MappingProxyType({}),
    matting: Matting | None = None,
    report: StageReport = lambda _stage, _fraction: None,
    on_cutouts: Callable[[Mapping[View, Cutout]], None] = lambda _cutouts: None,
) -> Finished:
    """Turn one picture, or several of one thing, into a finished asset; its verdict may be a failed one.

    Args:
        picture: checked and upright; the front, where there are others.
        recipe: engines, numbers, size and profile.
        open_engine: name of an engine to a live one; the caller owns it.
        mask: the user's own cut-out, (h, w), 0 background to 1 (or 255) subject, any size.
        others: the same thing from other sides, without the front; the recipe's engines must take views.
        other_masks: the user's own cut-outs of these, as `mask`.
        matting: a network that is asked for the subject of pictures with neither mask nor transparency.
        report: told stage and fraction of the whole.
        on_cutouts: handed the cut-outs of all views, the front first, as soon as they are known.

    Raises:
        NoSubject, ViewUnusable: nothing to cut out; the latter where there are several views, and names the one.
        OrfeasError: no engine of the recipe could make a surface; the last one's failure.
    """
    clock = StageClock(shares_of(recipe), report)
    pictures, masks = _by_view(picture, others), _by_view(mask, other_masks)
    with clock.stage("cut out") as progress:
        on_cutouts(cutouts := _cut_out_all(pictures, masks, matting, progress=progress))
    with clock.stage("shape") as progress:
        surface, failed = _first_surface(cutouts, recipe, open_engine=open_engine, progress=progress)
    mesh, material, verdict, notes = _finish(*_repaired(surface, clock=clock), recipe, clock=clock)
    with clock.stage("match"):
        agreement = _matched(mesh, material, cutouts[View.FRONT], seen_from=surface)
    report("match", 1.0)
    return Finished(
        mesh=mesh,
        material=material,
        cutout=cutouts[View.FRONT],
        audit=verdict,
        engine=surface.engine,
        engine_version=surface.engine_version,
        recipe=recipe,
        picture_sha256=picture.sha256,
        match=agreement,
        others=_without_front(cutouts),
        others_sha256={view: other.sha256 for view, other in _without_front(pictures).items()},
        weights=surface.weights,
        weights_license=surface.weights_license,
        adapters=surface.adapters,
        shortcuts=surface.shortcuts,
        matting=matting.used if matting and _is_seen(cutouts) else None,
        attempted=failed,
        stages=clock.seconds,
        warnings=(*_warnings(surface, failed, cutouts), *notes_on_faces(mesh, wanted=recipe.max_faces), *notes),
    )


def _by_view(front: Each, others: Mapping[View, Each]) -> dict[View, Each]:
    """The front first, then the others in the order of `View`, whatever order they were given in."""
    assert View.FRONT not in others, "the front is given by itself"
    return {View.FRONT: front, **{view: others[view] for view in View if view in others}}


def _without_front(all_views: Mapping[View, Each]) -> dict[View, Each]:
    return {view: each for view, each in all_views.items() if view is not View.FRONT}


def _cut_out_all(
    pictures: Mapping[View, Picture],
    masks: Mapping[View, npt.NDArray[np.generic] | None],
    matting: Matting | None,
    *,
    progress: Callable[[float], None],
) -> dict[View, Cutout]:
    cutouts: dict[View, Cutout] = {}
    for view, picture in pictures.items():
        with told_of(view) if len(pictures) > 1 else nullcontext():
            cutouts[view] = cut_out(picture, mask=masks.get(view), network=matting.see if matting else None)
        progress(len(cutouts) / len(pictures))
    return cutouts


def _is_seen(cutouts: Mapping[View, Cutout]) -> bool:
    """Whether a network had a part in any of them."""
    return any(cutout.method == "network" for cutout in cutouts.values())


def _first_surface(
    cutouts: Mapping[View, Cutout],
    recipe: Recipe,
    *,
    open_engine: Callable[[str], Engine],
    progress: Callable[[float], None],
) -> tuple[Surface, tuple[Attempted, ...]]:
    """The surface of the first engine that can run, and what kept those before it.

    Whatever an engine says it cannot do is a reason to try the next; a mistake of ours is not, whoever raises it.
    """
    quality = Quality(
        field_cells=recipe.field_cells,
        seed=recipe.seed,
        steps=recipe.steps,
        guidance=recipe.guidance,
        solver=recipe.solver,
        cache_steps=recipe.cache_steps,
        guide_until=recipe.guide_until,
    )
    front, others = cutouts[View.FRONT], _without_front(cutouts)
    failed: list[Attempted] = []
    for name in recipe.engines:
        try:
            surface = open_engine(name).generate(front, quality=quality, others=others, report=progress)
            return surface, tuple(failed)
        except OrfeasError as failure:
            if failure.kind is Kind.DEFECT or name == recipe.engines[-1]:
                raise
            failed.append(attempted(name, failure))
    raise AssertionError("a recipe names at least one engine")


def _matched(mesh: Mesh, material: Material, front: Cutout, *, seen_from: Surface) -> Match:
    return match(
        mesh,
        material,
        picture=front.colors,
        mask=front.mask,
        azimuth=seen_from.camera_azimuth,
        elevation=seen_from.camera_elevation,
    )


def _repaired(surface: Surface, *, clock: StageClock) -> tuple[Mesh, Paint]:
    """Sound, and upright where the engine's camera looked down on it; with its paint."""
    with clock.stage("repair"):
        mesh, _repairs = repair(surface.mesh)
        if surface.is_upright or surface.camera_elevation == 0.0:
            return mesh, surface.paint
        turn = upright(surface.camera_elevation)
        return replace(mesh, positions=turn.apply(mesh.positions)), place_paint(surface.paint, turn)


_Made = tuple[Mesh, Material, AuditReport]


def _finish(mesh: Mesh, paint: Paint, recipe: Recipe, *, clock: StageClock) -> tuple[*_Made, tuple[str, ...]]:
    """The asset and its report; one that fails is repaired once, and the better of the two comes back with a note."""
    first_try = _within(recipe)
    first = _made(mesh, paint, recipe, first_try, clock=clock)
    second_try = second_try_for(first[2], first_try)
    if second_try is None:
        return *first, ()
    second: _Made | None = None
    with clock.second_try() as again:
        try:
            second = _made(mesh, paint, recipe, second_try, clock=again)
        except OrfeasError as failure:
            if failure.kind is not Kind.INVALID:
                raise
    note = told(first[2], second[2] if second else None, first_try=first_try, second_try=second_try)
    return *(second if second and is_better(second[2], than=first[2]) else first), (note,)


def _within(recipe: Recipe) -> Try:
    """The recipe's numbers, or its profile's limits where those are less."""
    limits = find_profile(recipe.profile)
    faces, pixels = recipe.max_faces, recipe.texture_pixels
    return Try(min(faces, limits.max_faces or faces), min(pixels, limits.max_texture_pixels or pixels))


def _made(mesh: Mesh, paint: Paint, recipe: Recipe, attempt: Try, *, clock: StageClock) -> _Made:
    with clock.stage("simplify"):
        simple = simplified(mesh, attempt, simplify=lambda solid: decimate(solid, faces=attempt.faces))
        simple, affine = place(simple, longest_side_metres=recipe.longest_side_metres)
        simple, paint = with_normals(simple, crease_radians=attempt.crease_radians), place_paint(paint, affine)
    with clock.stage("unwrap"):
        laid = unwrap(simple, texture_pixels=attempt.texture_pixels, padding_pixels=attempt.padding_pixels)
    with clock.stage("bake") as progress:
        texture = bake_color(laid, paint=paint, texture_pixels=attempt.texture_pixels, report=progress)
    material = Material(base_color=texture)
    with clock.stage("audit"):
        num_bytes = len(write_glb(laid, material)) + EXTRAS_BYTES if find_profile(recipe.profile).max_bytes else None
        verdict = audit(laid, material, profile=recipe.profile, num_bytes=num_bytes, is_baked=True)
    return laid, material, verdict


def _warnings(surface: Surface, failed: tuple[Attempted, ...], cutouts: Mapping[View, Cutout]) -> Iterator[str]:
    if failed:
        yield draft_line(surface.engine, failed)
    yield from surface.warnings
    yield from doubts(cutouts[View.FRONT].mask)
    for view, cutout in cutouts.items():
        which = f"{view} cut-out" if len(cutouts) > 1 else "cut-out"
        if cutout.confidence < 0.5:
            yield f"The {which} is uncertain. Look at it, correct it with the brush or a mask, and run again."
        if cutout.dropped:
            parts = ", ".join(f"{share:.1%}" for share in cutout.dropped)
            yield f"Small islands of the {which} were left out ({parts} of the subject)."
