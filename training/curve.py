"""Curve: how the figures of a run fell and rose with the samples seen.

`python -m training.curve training/weights/figures.csv --out docs/images/learning.svg`
"""

from __future__ import annotations

import argparse
import csv
import math
from collections.abc import Callable, Sequence
from pathlib import Path

Point = tuple[float, float]

PANELS = {
    "field": "Field, mean distance off (truncations)",
    "overlap": "Overlap of the solids",
    "normal": "Normals, 1 - cosine",
    "depth": "Depth of the front (widths)",
}
HALVES = {"known": ("#2f6fb0", "families learned from"), "kept_out": ("#c2571a", "families kept out")}
WIDE, HIGH, EDGE = 400, 230, (58, 34, 16, 34)
"""A panel's size, and its edges left, above, right and below."""

FIRST = 3000
"""Samples before which nothing is shown: the first steps would flatten the rest."""

STYLE = (
    "text{font:12px sans-serif;fill:#444}.t{font-size:13px;fill:#111}path{fill:none;stroke-width:2}line{stroke:#ddd}"
)


def drawn(rows: Sequence[dict[str, str]]) -> str:
    """The figures of a run as SVG, a panel each; samples on a logarithmic axis."""
    rows = [row for row in rows if float(row["samples"]) >= FIRST]
    panels = [_panel(rows, name, title) for name, title in PANELS.items()]
    places = [(WIDE * (k % 2), HIGH * (k // 2)) for k in range(len(panels))]
    inner = [f'<g transform="translate({x},{y})">{body}</g>' for (x, y), body in zip(places, panels, strict=True)]
    legend = []
    for k, (color, told) in enumerate(HALVES.values()):
        x, y = EDGE[0] + 190 * k, 2 * HIGH + 16
        legend.append(f'<path d="M{x} {y - 4}h22" stroke="{color}"/><text x="{x + 28}" y="{y}">{told}</text>')
    size = f'width="{2 * WIDE}" height="{2 * HIGH + 28}"'
    ground = '<rect width="100%" height="100%" fill="#fff"/>'
    parts = (f'<svg xmlns="http://www.w3.org/2000/svg" {size}>', f"<style>{STYLE}</style>", ground, *inner, *legend)
    return "\n".join((*parts, "</svg>\n"))


def _panel(rows: Sequence[dict[str, str]], name: str, title: str) -> str:
    lines = {half: [(float(row["samples"]), float(row[f"{half}.{name}"])) for row in rows] for half in HALVES}
    low, high = (pick(value for line in lines.values() for _, value in line) for pick in (min, max))
    pad = 0.06 * (high - low) or 0.01
    low, high = low - pad, high + pad
    first, last = math.log(lines["known"][0][0]), math.log(lines["known"][-1][0])

    def place(point: Point) -> Point:
        along, up = (math.log(point[0]) - first) / ((last - first) or 1), (point[1] - low) / (high - low)
        return EDGE[0] + along * (WIDE - EDGE[0] - EDGE[2]), HIGH - EDGE[3] - up * (HIGH - EDGE[1] - EDGE[3])

    parts = [f'<text class="t" x="{EDGE[0]}" y="20">{title}</text>', *_axes(place, (first, last), (low, high))]
    for half, (color, _) in HALVES.items():
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in map(place, lines[half]))
        parts.append(f'<path d="M{path}" stroke="{color}"/>')
    return "".join(parts)


def _axes(place: Callable[[Point], Point], across: Point, values: Point) -> list[str]:
    parts = []
    for share in (0.1, 0.5, 0.9):
        value = values[0] + share * (values[1] - values[0])
        y = place((math.exp(across[0]), value))[1]
        parts.append(f'<line x1="{EDGE[0]}" x2="{WIDE - EDGE[2]}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text x="{EDGE[0] - 6}" y="{y + 4:.1f}" text-anchor="end">{value:.3f}</text>')
    for samples in (3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000):
        if across[0] - 0.1 <= math.log(samples) <= across[1] + 0.01:
            x = place((samples, values[0]))[0]
            parts.append(f'<text x="{x:.1f}" y="{HIGH - EDGE[3] + 18}" text-anchor="middle">{samples // 1000}k</text>')
    return parts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("figures", type=Path, help="figures.csv of a run")
    parser.add_argument("--out", type=Path, required=True, help="SVG to write")
    options = parser.parse_args()
    with options.figures.open(newline="") as file:
        options.out.write_text(drawn(list(csv.DictReader(file))))


if __name__ == "__main__":
    main()
