"""Summary: means and ratios of cases, as JSON and as tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import numpy as np

from benchmarks.shaping.cases import Case
from benchmarks.shaping.intervals import Ratio, ratio_of
from benchmarks.shaping.methods import BASE

ALL = "all"
MEANS = ("f02", "f05", "f10", "cd1", "cd2", "iou", "normal_error", "silhouette_iou", "is_closed", "num_pieces")


def labels_of(cases: Sequence[Case]) -> list[str]:
    """All views together, then each by itself."""
    views = list(dict.fromkeys(case.view for case in cases))
    return [ALL, *views] if len(views) > 1 else [ALL]


def methods_of(cases: Sequence[Case]) -> list[str]:
    return list(dict.fromkeys(case.method for case in cases))


def means(cases: Sequence[Case]) -> dict[str, dict[str, dict[str, float | int | None]]]:
    """By method and view: each figure's mean over the cases that have it, seconds, and the numbers of cases."""
    return {
        method: {
            label: _means([case for case in cases if case.method == method and label in (ALL, case.view)])
            for label in labels_of(cases)
        }
        for method in methods_of(cases)
    }


def ratios(cases: Sequence[Case], *, seed: int) -> dict[str, dict[str, Ratio]]:
    """By method and view: F@0.05 beside the frozen inflation's."""
    base = {(case.subject, case.view): case.figure("f05") or 0.0 for case in cases if case.method == BASE}
    found: dict[str, dict[str, Ratio]] = {}
    for method in methods_of(cases):
        if method == BASE:
            continue
        found[method] = {}
        for label in labels_of(cases):
            pairs: dict[str, list[tuple[float, float]]] = {}
            for case in cases:
                if case.method == method and label in (ALL, case.view):
                    pair = (case.figure("f05") or 0.0, base[case.subject, case.view])
                    pairs.setdefault(case.subject, []).append(pair)
            found[method][label] = ratio_of(pairs, seed=seed)
    return found


def as_json(cases: Sequence[Case], *, seed: int) -> dict[str, object]:
    return {
        "means": means(cases),
        "ratios": {
            method: {label: asdict(ratio) for label, ratio in by_label.items()}
            for method, by_label in ratios(cases, seed=seed).items()
        },
        "cases": [case.as_json() for case in cases],
    }


def tables(cases: Sequence[Case], *, seed: int) -> list[str]:
    """Markdown: means, ratios, then F@0.05 object by object."""
    return [*_mean_table(cases), "", *_ratio_table(cases, seed), "", *_object_table(cases)]


def _means(cases: Sequence[Case]) -> dict[str, float | int | None]:
    found: dict[str, float | int | None] = {"num_cases": len(cases)}
    for name in MEANS:
        values = [value for value in (case.figure(name) for case in cases) if value is not None]
        found[name] = round(float(np.mean(values)), 5) if values else None
    seconds = [case.seconds for case in cases if case.seconds is not None]
    found["seconds"] = round(float(np.mean(seconds)), 4) if seconds else None
    found["share_one_piece"] = round(float(np.mean([case.figure("num_pieces") == 1 for case in cases])), 4)
    found["num_failed"] = sum(case.figures is None for case in cases)
    found["num_iou_cases"] = sum(case.is_truth_closed for case in cases)
    return found


def _mean_table(cases: Sequence[Case]) -> list[str]:
    lines = [
        "| method | views | cases | F@0.02 | F@0.05 | F@0.1 | CD1 | IoU | normals | silhouette IoU | closed "
        "| one piece | failed | s |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for method, by_label in means(cases).items():
        for label, row in by_label.items():
            seconds = _shown(row["seconds"], 2)
            f02, f05, f10, iou = (_shown(row[name], 3) for name in ("f02", "f05", "f10", "iou"))
            lines.append(
                f"| {method} | {label} | {row['num_cases']} | {f02} | **{f05}** | {f10} | {_shown(row['cd1'], 4)} "
                f"| {iou} | {_shown(row['normal_error'], 1)}° | {_shown(row['silhouette_iou'], 3)} "
                f"| {row['is_closed']:.0%} | {row['share_one_piece']:.0%} | {row['num_failed']} | {seconds} |"
            )
    return lines


def _ratio_table(cases: Sequence[Case], seed: int) -> list[str]:
    lines = [
        f"| method / {BASE}, F@0.05 | views | ratio | 95 % interval | better in |",
        "|---|---|---|---|---|",
    ]
    for method, by_label in ratios(cases, seed=seed).items():
        for label, ratio in by_label.items():
            interval = f"{ratio.low:.3f} to {ratio.high:.3f}"
            lines.append(f"| {method} | {label} | {ratio.ratio:.3f} | {interval} | {ratio.share_better:.0%} |")
    return lines


def _object_table(cases: Sequence[Case]) -> list[str]:
    methods = methods_of(cases)
    lines = [f"| object | view | {' | '.join(methods)} |", f"|---|---|{'---|' * len(methods)}"]
    rows: dict[tuple[str, str], dict[str, str]] = {}
    for case in cases:
        shown = _shown(case.figure("f05"), 3) if case.figures else f"failed: {case.problem}"
        rows.setdefault((case.subject, case.view), {})[case.method] = shown
    for (subject, view), row in rows.items():
        lines.append(f"| {subject} | {view} | {' | '.join(row.get(method, '-') for method in methods)} |")
    return lines


def _shown(value: float | int | None, digits: int) -> str:
    return "-" if value is None else f"{value:.{digits}f}"
