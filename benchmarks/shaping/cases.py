"""Cases: every subject from every view, answered by every method and measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields

from benchmarks.shaping.meshes import Subject
from benchmarks.shaping.methods import Method
from benchmarks.shaping.picture import Shot, shoot
from benchmarks.shaping.score import Figures, Yardstick
from benchmarks.shaping.truth import Truth
from orfeas.intake.views import View

SEVERAL = {View.FRONT: (0.0, 0.0), View.LEFT: (90.0, 0.0), View.TOP: (0.0, 90.0)}
"""Azimuth and elevation of pictures that belong together; exactly at right angles."""


@dataclass(frozen=True)
class Case:
    """One method on one picture; `figures` is None where it gave no surface, and `problem` says why."""

    subject: str
    view: str
    method: str
    seconds: float | None
    figures: Figures | None
    is_truth_closed: bool
    problem: str = ""

    def figure(self, name: str) -> float | None:
        """A figure by name; what gave no surface agrees with nothing, and has no distances and no normals."""
        if self.figures is not None:
            value = getattr(self.figures, name)
            return None if value is None else float(value)
        is_counted = name in ("f02", "f05", "f10", "silhouette_iou", "is_closed") or (
            name == "iou" and self.is_truth_closed
        )
        return 0.0 if is_counted else None

    def as_json(self) -> dict[str, object]:
        names = [field.name for field in fields(Figures)]
        figures = dict.fromkeys(names) if self.figures is None else asdict(self.figures)
        rounded = {name: round(value, 6) if isinstance(value, float) else value for name, value in figures.items()}
        head = {"object": self.subject, "view": self.view, "method": self.method, "seconds": self.seconds}
        return {**head, **rounded, "is_truth_closed": self.is_truth_closed, "problem": self.problem}


def single_cases(subjects: Iterable[Subject], methods: Sequence[Method], *, seed: int) -> Iterator[Case]:
    """Each view by itself."""
    for subject in subjects:
        truth = subject.make()
        for label, (azimuth, elevation) in subject.views.items():
            shot = shoot(truth, azimuth=azimuth, elevation=elevation)
            yield from _answered(subject.name, label, {View.FRONT: shot}, methods, seed)


def several_cases(subjects: Iterable[Subject], methods: Sequence[Method], *, seed: int) -> Iterator[Case]:
    """Front, left and top together, at right angles; measured in the frame of the front."""
    for subject in subjects:
        truth: Truth = subject.make()
        shots = {view: shoot(truth, azimuth=a, elevation=e) for view, (a, e) in SEVERAL.items()}
        yield from _answered(subject.name, "front", shots, methods, seed)


def _answered(name: str, label: str, shots: dict[View, Shot], methods: Sequence[Method], seed: int) -> Iterator[Case]:
    yardstick = Yardstick(shots[View.FRONT], seed=seed)
    for method in methods:
        make: Callable[..., Case] = lambda *rest, method=method: Case(name, label, method.name, *rest)
        try:
            answer = method.answer(shots)
            figures = yardstick.figures(answer.positions, answer.faces)
        except Exception as failure:  # whatever a method dies of, it is one case without an answer
            yield make(None, None, yardstick.is_closed, f"{type(failure).__name__}: {failure}")
            continue
        yield make(round(answer.seconds, 4), figures, yardstick.is_closed)
