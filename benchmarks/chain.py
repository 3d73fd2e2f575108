"""The whole finishing of 200,000 faces, stage by stage, beside Blender doing the same steps.

    PYTHONPATH=tests python -m benchmarks.chain [--blender PYTHON] [--repeats N] [--surfaces N]

Repair, simplify to 30,000, unwrap, bake 2048 (colour, normal, occlusion), three levels of detail, hulls. Blender runs
in its own interpreter, one that can `import bpy`. With it, docs/reference/finishing-speed.md is written too.
"""

from __future__ import annotations

import argparse
import statistics
from dataclasses import dataclass
from pathlib import Path

from benchmarks.chaining.blender import by_blender
from benchmarks.chaining.ours import STAGES, Chained, by_orfeas, digest
from benchmarks.chaining.quality import Quality, quality_of
from benchmarks.chaining.surfaces import Given, surfaces
from benchmarks.record import load, write_reference, write_result

GOAL_SECONDS = 30.0
STEPS = (
    "A surface of about 200,000 faces is repaired, simplified to 30,000, unwrapped, baked at 2048 (colour, normal and "
    "occlusion), and gets three levels of detail and hulls. Medians; reading and writing files is left out."
)
DIFFERENCES = (
    "What is not the same work. Blender (its own operators, as many threads as cores): repair is merge by distance, "
    "dissolve degenerate, fill holes, make normals consistent; unwrap is Smart UV Project; bake is Cycles on the CPU, "
    "selected to active, one sample a texel for colour and normal as ours, 32 for occlusion. It traces occlusion at "
    "2048, ours at 512 and reads between; so Blender's is measured at 512 besides, and the second total takes that. "
    "Its levels are the decimate modifier alone, ours are measured and compared in renders. Its hull is one, ours are "
    "convex pieces.",
)


@dataclass(frozen=True)
class Side:
    """One side's seconds on one input, medians by stage, and what came out."""

    wall: dict[str, float]
    processor: dict[str, float]
    quality: Quality
    made: Chained
    is_same_each_time: bool

    @property
    def total(self) -> float:
        return sum(self.wall[stage] for stage in STAGES)

    @property
    def total_processor(self) -> float:
        return sum(self.processor[stage] for stage in STAGES)


def side_of(given: Given, runs: list[Chained]) -> Side:
    """Medians of runs on one input; quality of the first."""
    stages = runs[0].wall_seconds
    return Side(
        wall={stage: statistics.median(run.wall_seconds[stage] for run in runs) for stage in stages},
        processor={stage: statistics.median(run.processor_seconds[stage] for run in runs) for stage in stages},
        quality=quality_of(runs[0], given),
        made=runs[0],
        is_same_each_time=len({digest(run) for run in runs}) == 1,
    )


def seconds_table(name: str, ours: Side, theirs: Side | None) -> list[str]:
    """Seconds by stage of one input."""
    lines = [f"### {name}", "", "| stage | ours, wall s | processor s | Blender, wall s | processor s | ratio |"]
    lines.append("|---|---|---|---|---|---|")
    for stage in STAGES:
        beside = (
            "- | - | -" if theirs is None else _beside(ours.wall[stage], theirs.wall[stage], theirs.processor[stage])
        )
        lines.append(f"| {stage} | {ours.wall[stage]:.2f} | {ours.processor[stage]:.2f} | {beside} |")
    beside = "- | - | -" if theirs is None else _beside(ours.total, theirs.total, theirs.total_processor)
    lines.append(f"| **all** | **{ours.total:.1f}** | {ours.total_processor:.1f} | {beside} |")
    if theirs is not None:
        beside = _beside(ours.total, total_at_512(theirs), total_at_512(theirs, is_processor=True))
        lines.append(f"| all, Blender's occlusion at 512 | {ours.total:.1f} | {ours.total_processor:.1f} | {beside} |")
    return [*lines, ""]


def _beside(ours: float, theirs: float, processor: float) -> str:
    return f"{theirs:.2f} | {processor:.2f} | {theirs / max(ours, 1e-9):.1f}"


def total_at_512(side: Side, *, is_processor: bool = False) -> float:
    """Blender's total with the occlusion it baked at 512 in place of that at 2048."""
    seconds = side.processor if is_processor else side.wall
    return sum(seconds[stage] for stage in STAGES) - seconds["occlusion"] + seconds["occlusion at 512"]


def quality_table(found: dict[str, list[tuple[str, Side]]]) -> list[str]:
    """What came out, both sides beneath each other."""
    lines = [
        "| input | side | faces | closed | charts | thin | overlap | texture used | mean error % | PSNR mean dB "
        "| worst | outline IoU | levels | hulls |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for name, sides in found.items():
        for who, side in sides:
            q = side.quality
            overlap = "-" if q.overlap_share is None else f"{q.overlap_share:.3%}"
            lines.append(
                f"| {name} | {who} | {q.num_faces:,} | {'yes' if q.is_closed else 'no'} | {q.num_charts} "
                f"| {q.thin_share:.1%} | {overlap} | {q.coverage:.0%} | {100 * q.error:.3f} | {q.mean_psnr:.1f} "
                f"| {q.worst_psnr:.1f} | {q.silhouette_iou:.4f} "
                f"| {', '.join(f'{count:,}' for count in side.made.level_faces)} | {side.made.num_hulls} |"
            )
    return lines


def short_table(found: dict[str, list[tuple[str, Side]]]) -> list[str]:
    """One line an input, for docs/reference."""
    lines = [
        "| input | ours s | Blender s | ratio | with occlusion at 512 | processor s | closed | thin charts "
        "| PSNR mean / worst dB |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, sides in found.items():
        ours, theirs = sides[0][1], sides[1][1]
        at_512 = total_at_512(theirs)
        busy = (ours.total_processor, theirs.total_processor, total_at_512(theirs, is_processor=True))
        both = [side.quality for _, side in sides]
        lines.append(
            f"| {name} | {ours.total:.1f} | {theirs.total:.1f} | {theirs.total / ours.total:.1f} "
            f"| {at_512:.1f} ({at_512 / ours.total:.1f}) "
            f"| {' / '.join(f'{seconds:.0f}' for seconds in busy)} "
            f"| {' / '.join('yes' if q.is_closed else 'no' for q in both)} "
            f"| {' / '.join(f'{q.thin_share:.0%}' for q in both)} "
            f"| {'; '.join(f'{q.mean_psnr:.1f} / {q.worst_psnr:.1f}' for q in both)} |"
        )
    return [
        *lines,
        "",
        "Where two stand, ours is first; the third of the processor seconds is Blender's with occlusion at 512.",
    ]


def losses(found: dict[str, list[tuple[str, Side]]]) -> list[str]:
    """Where Blender does better, by stage and by quality: sentences."""
    told = []
    for name, ((_, ours), (_, theirs)) in found.items():
        quicker = [
            f"{stage} {theirs.wall[stage]:.2f} s against {ours.wall[stage]:.2f}"
            for stage in STAGES
            if theirs.wall[stage] < ours.wall[stage]
        ]
        one, two = ours.quality, theirs.quality
        better = [
            f"{what} {other:.4g} against {own:.4g}"
            for what, own, other, sign in (
                ("mean PSNR", one.mean_psnr, two.mean_psnr, 1),
                ("worst PSNR", one.worst_psnr, two.worst_psnr, 1),
                ("outline IoU", one.silhouette_iou, two.silhouette_iou, 1),
                ("mean error", one.error, two.error, -1),
                ("share of the texture used", one.coverage, two.coverage, 1),
            )
            if sign * other > sign * own
        ]
        if total_at_512(theirs) < ours.total:
            quicker.append(f"everything with occlusion at 512, {total_at_512(theirs):.1f} s against {ours.total:.1f}")
        told.append(
            f"- {name}: Blender is quicker in {'; '.join(quicker) or 'nothing'}. "
            f"What came out is better in {'; '.join(better) or 'nothing'}."
        )
    return told


def verdict(found: dict[str, list[tuple[str, Side]]], *, repeats: int) -> str:
    """The goal, met or missed."""
    slowest = max(sides[0][1].total for sides in found.values())
    same = all(sides[0][1].is_same_each_time for sides in found.values())
    word = "met" if slowest < GOAL_SECONDS else "missed"
    return (
        f"Goal: under {GOAL_SECONDS:.0f} s. The slowest took {slowest:.1f} s: {word}. "
        f"{repeats} runs gave {'the same bytes' if same else '**different bytes**'}."
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--blender", type=Path, help="an interpreter that can import bpy")
    parser.add_argument("--repeats", type=int, default=3, help="of ours")
    parser.add_argument("--blender-repeats", type=int, default=1)
    parser.add_argument("--surfaces", type=int, help="only the first so many")
    asked = parser.parse_args()
    quiet = load()
    found: dict[str, list[tuple[str, Side]]] = {}
    for given in list(surfaces())[: asked.surfaces]:
        name = f"{given.name} ({given.mesh.num_faces:,} faces)"
        found[name] = [("ours", side_of(given, [by_orfeas(given) for _ in range(asked.repeats)]))]
        if asked.blender:
            runs = [by_blender(asked.blender, given) for _ in range(asked.blender_repeats)]
            found[name].append(("Blender", side_of(given, runs)))
        print(name, [f"{who} {side.total:.1f} s" for who, side in found[name]], flush=True)
    lines = [STEPS, "", quiet, verdict(found, repeats=asked.repeats), "", *DIFFERENCES, "", "## Seconds", ""]
    for name, sides in found.items():
        lines += seconds_table(name, sides[0][1], sides[1][1] if len(sides) > 1 else None)
    lines += ["## What came out", "", *quality_table(found)]
    lines += ["", *sorted({f"- {note}" for sides in found.values() for _, side in sides for note in side.made.notes})]
    if asked.blender:
        lines += ["", "## Where Blender does better", "", *losses(found)]
        page = [
            STEPS,
            "",
            quiet,
            verdict(found, repeats=asked.repeats),
            "",
            *short_table(found),
            "",
            *DIFFERENCES,
            "",
            *losses(found),
        ]
        write_reference("finishing-speed", "Finishing, beside Blender", page, program="chain")
    write_result("chain", "Finishing 200,000 faces, beside Blender", lines)


if __name__ == "__main__":
    main()
