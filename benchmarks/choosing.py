"""Whether a score of how well a result matches its picture chooses better among engines than the recipe's fixed order.

    python -m benchmarks.choosing --state run/state.safetensors [--every 2] [--json OUT] [--reference]

For each thing that the training library keeps for judging, from two views: a surface by relief and one by the small
network, how near each is to the truth, and what `render/match.py` says of each, which sees the picture alone.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import cv2
import numpy as np

from benchmarks.record import write_reference
from benchmarks.shaping.intervals import NUM_RESAMPLES, SHARE
from benchmarks.shaping.methods import FIELD_CELLS, _cutout
from benchmarks.shaping.picture import shoot
from benchmarks.shaping.score import Yardstick
from orfeas.engines.contract import Cutout, Engine, EngineFailed, Quality, Surface
from orfeas.engines.relief.engine import ReliefEngine
from orfeas.engines.small.engine import SmallEngine
from orfeas.engines.small.predict import Network, predict
from orfeas.mesh.bake import bake_color
from orfeas.mesh.decimate import decimate
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals
from orfeas.render.match import match
from training.judge import judged_subjects, torch_network

ORDER = ("small", "relief")
"""As the recipes have it."""

TERMS = ("score", "score_with_normals", "silhouette", "ssim", "normals", "thickness")
FACES, TEXTURE, CREASE = 6_000, 1024, math.radians(50)
LEVEL = 0.01
"""Differences of F below which neither of two is the better."""

WHY = (
    "Both engines lay the picture itself over the front, so outline and colours agree with it whatever the depth is. "
    "Thickness is a prior and not an observation: it favours the rounder of two, so the inflation over a network that "
    "knows how thin glasses are. The network's normals are those that its own surface was leaned by. The picture alone "
    "leaves little to tell the finer of two shapes by. What the score does find is what is broken: a card, a lump, a "
    "thing turned or without its colours (tests/unit/render/test_match.py).",
)


@dataclass(frozen=True)
class Judged:
    """One engine's surface on one picture: how near the truth it is, and what is said of it by the picture alone."""

    f05: float
    normal_error: float | None
    score: float
    score_with_normals: float
    silhouette: float
    ssim: float
    normals: float
    thickness: float
    azimuth: float
    elevation: float


@dataclass(frozen=True)
class Both:
    """One picture, by engine."""

    subject: str
    view: str
    judged: dict[str, Judged]

    def chosen(self, term: str) -> str:
        """The engine with the higher value; where they are level, the first in the order."""
        return max(ORDER, key=lambda name: (getattr(self.judged[name], term), name == ORDER[0]))

    def f05(self, name: str) -> float:
        return self.judged[name].f05

    @property
    def better(self) -> str:
        return max(ORDER, key=self.f05)


def cases(network: Network, *, every: int) -> Iterator[Both]:
    """Every thing from every view; what an engine cannot answer is left out, as there is nothing to choose."""
    engines: dict[str, Engine] = {"relief": ReliefEngine(), "small": SmallEngine(network)}
    for subject in judged_subjects(every=every):
        truth = subject.make()
        for view, (azimuth, elevation) in subject.views.items():
            shot = shoot(truth, azimuth=azimuth, elevation=elevation)
            yardstick, cutout = Yardstick(shot, seed=0), _cutout(shot)
            try:
                surfaces = {
                    name: engine.generate(cutout, quality=Quality(field_cells=FIELD_CELLS))
                    for name, engine in engines.items()
                }
            except EngineFailed as failure:
                print(f"{subject.name} {view}: {failure.sentence}", flush=True)
                continue
            normals = predicted_normals(cutout, network)
            judged = {name: judge(surface, cutout, yardstick, normals) for name, surface in surfaces.items()}
            yield Both(subject.name, view, judged)


def judge(surface: Surface, cutout: Cutout, yardstick: Yardstick, normals: np.ndarray) -> Judged:
    figures = yardstick.figures(surface.mesh.positions.astype(float), surface.mesh.faces.astype("int64"))
    mesh, material = finished(surface)
    plain = match(mesh, material, picture=cutout.colors, mask=cutout.mask)
    guided = match(mesh, material, picture=cutout.colors, mask=cutout.mask, normals=normals)
    assert guided.normals is not None
    return Judged(
        f05=figures.f05,
        normal_error=figures.normal_error,
        score=plain.score,
        score_with_normals=guided.score,
        silhouette=plain.silhouette,
        ssim=plain.ssim,
        normals=guided.normals,
        thickness=plain.thickness,
        azimuth=plain.azimuth_degrees,
        elevation=plain.elevation_degrees,
    )


def predicted_normals(cutout: Cutout, network: Network) -> np.ndarray:
    """(H, W, 3) of the picture, as the network believes them."""
    found = predict(cutout, network)
    step = found.width / found.normal.shape[0]
    matrix = np.array([[step, 0, found.left + step / 2 - 0.5], [0, step, found.top + step / 2 - 0.5]])
    height, width = cutout.mask.shape
    return np.asarray(cv2.warpAffine(found.normal, matrix, (width, height)), np.float32)


def finished(surface: Surface) -> tuple[Mesh, Material]:
    """Simplified and textured; every face has a cell of the texture to itself, which gives the same colours as an
    unwrap does in a tenth of its time."""
    simple = with_normals(decimate(surface.mesh, faces=FACES), crease_radians=CREASE)
    assert simple.normals is not None
    corners = simple.faces.ravel()
    mesh = Mesh(
        simple.positions[corners],
        np.arange(len(corners)).reshape(-1, 3),
        normals=simple.normals[corners],
        uvs=_cells(simple.num_faces),
    )
    return mesh, Material(base_color=bake_color(mesh, paint=surface.paint, texture_pixels=TEXTURE))


def _cells(num_faces: int) -> np.ndarray:
    """(3 F, 2) UVs: two faces to a square, a texel from its edges and from each other."""
    across = math.ceil(math.sqrt(num_faces / 2))
    side, texel, face = 1 / across, 1 / TEXTURE, np.arange(num_faces)
    low, high, far = texel, side - texel, side - 2.5 * texel
    lower = np.array([[low, low], [far, low], [low, far]])
    upper = np.array([[high, high], [2.5 * texel, high], [high, 2.5 * texel]])
    corner = np.stack([face // 2 % across, face // 2 // across], axis=1) * side
    inside = np.where((face % 2 == 0)[:, None, None], lower, upper)
    return (corner[:, None] + inside).reshape(-1, 2).astype(np.float32)


def gain(found: Sequence[Both], pick: Callable[[Both], str]) -> tuple[float, float, float]:
    """Mean of F over the fixed order's, and its 95 % interval: percentile bootstrap over objects, views together."""
    by_object: dict[str, list[float]] = {}
    for both in found:
        by_object.setdefault(both.subject, []).append(both.f05(pick(both)) - both.f05(ORDER[0]))
    sums = np.array([(sum(values), len(values)) for values in by_object.values()])
    drawn = np.random.default_rng(0).integers(0, len(sums), (NUM_RESAMPLES, len(sums)))
    resampled = sums[drawn].sum(axis=1)
    low, high = np.quantile(resampled[:, 0] / resampled[:, 1], [(1 - SHARE) / 2, (1 + SHARE) / 2])
    return float(sums[:, 0].sum() / sums[:, 1].sum()), float(low), float(high)


def table(found: Sequence[Both]) -> list[str]:
    clear = [both for both in found if abs(both.f05("small") - both.f05("relief")) > LEVEL]
    picks: dict[str, Callable[[Both], str]] = {
        "always small (the fixed order)": lambda _both: "small",
        "always relief": lambda _both: "relief",
        "the better of the two, by the truth": lambda both: both.better,
        **{f"by {term.replace('_', ' ')}": lambda both, term=term: both.chosen(term) for term in TERMS},
    }
    lines = ["| chosen | mean F@0.05 | over the fixed order | picks the better |", "|---|--:|--:|--:|"]
    for name, pick in picks.items():
        mean, (over, low, high) = float(np.mean([both.f05(pick(both)) for both in found])), gain(found, pick)
        right = float(np.mean([pick(both) == both.better for both in clear])) if clear else float("nan")
        lines.append(f"| {name} | {mean:.4f} | {over:+.4f} ({low:+.4f} to {high:+.4f}) | {right:.0%} |")
    return lines


def told(found: Sequence[Both], *, state: str) -> list[str]:
    over, low, high = gain(found, lambda both: both.chosen("score"))
    verdict = (
        f"Choosing by the score beats the fixed order: {over:+.4f} ({low:+.4f} to {high:+.4f})."
        if low > 0
        else f"**Choosing by the score does not beat the fixed order** ({over:+.4f}, {low:+.4f} to {high:+.4f}), so "
        "the recipes keep their order; the score is told in the report and decides nothing."
    )
    small = float(np.mean([both.better == "small" for both in found]))
    spread = {name: [each.judged[name] for each in found] for name in ORDER}
    middles = "; ".join(
        f"{name} {np.mean([one.score for one in own]):.3f} (outline {np.mean([one.silhouette for one in own]):.3f}, "
        f"similarity {np.mean([one.ssim for one in own]):.3f}, thickness {np.mean([one.thickness for one in own]):.3f})"
        for name, own in spread.items()
    )
    return [
        f"{len(found)} pictures of {len({both.subject for both in found})} things by formula that no network learned "
        f"from, two views each (`training/judge.py`), the truth of `benchmarks/shaping`. Network: {state}.",
        "",
        verdict,
        "",
        *table(found),
        "",
        f"The small network is the better on {small:.0%} of the pictures. Mean scores: {middles}. The last column "
        f"counts pictures whose two surfaces differ by more than {LEVEL} in F@0.05. Intervals: 95 %, bootstrap over "
        "things.",
        "",
        *([] if low > 0 else WHY),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--state", type=Path, required=True, help="a state file of training, or training/weights/small.safetensors"
    )
    parser.add_argument("--every", type=int, default=1, help="take every n-th family only (1)")
    parser.add_argument("--json", type=Path, help="where every figure is written")
    parser.add_argument("--note", default="of a run in progress", help="what is said of the network")
    parser.add_argument("--reference", action="store_true", help="write docs/reference/choosing.md")
    asked = parser.parse_args()
    found = []
    for both in cases(torch_network(asked.state), every=asked.every):
        found.append(both)
        figures = ", ".join(f"{name} {one.f05:.3f} / {one.score:.3f}" for name, one in both.judged.items())
        print(f"{both.subject} {both.view}: {figures}", flush=True)
        if asked.json:
            asked.json.write_text(json.dumps([asdict(each) for each in found], indent=1) + "\n")
    lines = told(found, state=asked.note)
    print("\n".join(lines))
    if asked.reference:
        write_reference("choosing", "Choosing among engines", lines, program="choosing --state STATE --reference")


if __name__ == "__main__":
    main()
