"""The result page of the damage benchmark."""

from __future__ import annotations

import numpy as np

from benchmarks.damaging.catalog import SETS
from benchmarks.damaging.damages import DAMAGES
from benchmarks.damaging.scores import CLOSE_PERCENT, GOOD_PSNR, Score

Scores = dict[tuple[str, str, str], Score]

COLUMNS = (
    "| good | closed | within 0.5 % | clean | mean distance % | median volume error % | over 30 dB | least dB "
    "| median s | s with texture |"
)
SKINNED = ("second skin", "inner shells")


def table(found: Scores, *, seed: int) -> list[str]:
    """The lines of the page."""
    names = list(dict.fromkeys(name for name, _, _ in found))
    repairs = list(dict.fromkeys(who for _, _, who in found))
    sets = {title: [name for name in names if name in some] for title, some in SETS.items()}
    lines = [
        f"{len(names)} surfaces, {len(DAMAGES)} kinds of damage, places of the damage by seed {seed}. "
        "Tuned on: those repair was first made with. Held out: written or fetched after it. Later: written after it "
        "had been mended on those.",
        "",
        *(f"- {title}: {', '.join(some) or 'none'}" for title, some in sets.items()),
        "",
        "Good: closed, within 0.5 % of the diagonal, and clean (no skin, shell or crumb left). dB: of the texture on "
        "what was not damaged; a repair without a number gives back no texture. Volume error: of closed results.",
        "",
        f"| {COLUMNS}",
        "|" + "---|" * COLUMNS.count("|"),
    ]
    for who in repairs:
        mine = {key[:2]: value for key, value in found.items() if key[2] == who}
        for title, some in sets.items():
            lines += _row(f"**{who}, {title}**", [s for (n, _), s in mine.items() if n in some])
        lines += _row(f"**{who}, double skins and inner shells**", [s for (_, d), s in mine.items() if d in SKINNED])
        for damage in DAMAGES:
            lines += _row(f"{who}: {damage}", [s for (_, d), s in mine.items() if d == damage])
    return [*lines, *_losses(found, repairs), *_one_by_one(found)]


def _row(title: str, scores: list[Score]) -> list[str]:
    num = len(scores)
    if not num:
        return []
    near = [s.distance for s in scores if np.isfinite(s.distance)]
    volume = [s.volume_error for s in scores if np.isfinite(s.volume_error)]
    seen = [s.psnr for s in scores if np.isfinite(s.psnr)]
    cells = [
        title,
        f"{sum(s.is_good for s in scores)}/{num}",
        f"{sum(s.closed for s in scores)}/{num}",
        f"{sum(s.distance <= CLOSE_PERCENT for s in scores)}/{num}",
        f"{sum(s.is_clean for s in scores)}/{num}",
        f"{np.mean(near):.3f}" if near else "-",
        f"{np.median(volume):.2f}" if volume else "-",
        f"{sum(value >= GOOD_PSNR for value in seen)}/{num}" if seen else "-",
        f"{min(seen):.0f}" if seen else "-",
        f"{np.median([s.seconds for s in scores]):.2f}",
        f"{np.median([s.seconds + s.texture_seconds for s in scores]):.2f}",
    ]
    return [f"| {' | '.join(cells)} |"]


def _losses(found: Scores, repairs: list[str]) -> list[str]:
    """What ours did not do well, and where another did better."""
    others = [who for who in repairs if who != "ours"]
    lines = ["", "What ours does not do well, and who does:", ""]
    for (name, damage, who), s in found.items():
        if who != "ours" or (s.is_good and s.psnr >= GOOD_PSNR):
            continue
        better = [other for other in others if (name, damage, other) in found and found[name, damage, other].is_good]
        lines.append(f"- {name}, {damage}: {_why(s)}; good: {', '.join(better) or 'none'}")
    return lines if len(lines) > 3 else [*lines, "- nothing in this run"]


def _why(s: Score) -> str:
    if not s.closed:
        return f"not closed ({s.way})"
    if s.distance > CLOSE_PERCENT:
        return f"{s.distance:.2f} % away ({s.way})"
    return "something is left over" if not s.is_clean else f"texture {s.psnr:.1f} dB ({s.way})"


def _one_by_one(found: Scores) -> list[str]:
    lines = ["", "Ours, one by one:", ""]
    lines.append("| surface | damage | way | good | distance % | volume error % | dB | s | s of texture |")
    lines.append("|---|---|---|---|---|---|---|---|---|")
    for (name, damage, who), s in found.items():
        if who == "ours":
            lines.append(
                f"| {name} | {damage} | {s.way} | {'yes' if s.is_good else 'no'} | {s.distance:.3f} "
                f"| {s.volume_error:.2f} | {s.psnr:.1f} | {s.seconds:.1f} | {s.texture_seconds:.1f} |"
            )
    return lines
