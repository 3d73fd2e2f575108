"""Trial: what is compared, of which requests, and by what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from orfeas.errors import Kind, OrfeasError

FEWEST_ARMS, MOST_ARMS = 2, 4


class ArmsMiscounted(OrfeasError):
    """A trial compares {fewest} to {most} arms, and this one has {num}. Add or leave out some."""

    kind = Kind.INVALID


class ArmNamedTwice(OrfeasError):
    """Two arms are called {name}. Give each a name of its own."""

    kind = Kind.INVALID


class Measure(StrEnum):
    """What of its results makes an arm better than another."""

    SCORE = "score"
    SECONDS = "seconds"
    SUCCEEDED = "succeeded"
    PASSED = "passed"
    KEPT = "kept"

    @property
    def is_share(self) -> bool:
        """Whether it is the share of results of which something is so, rather than a mean."""
        return self not in (Measure.SCORE, Measure.SECONDS)

    @property
    def is_better_low(self) -> bool:
        return self is Measure.SECONDS


class TrialState(StrEnum):
    """A trial that has been stopped takes no more requests; what is under way still counts."""

    RUNNING = "running"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Arm:
    """One of the ways that are compared.

    Attributes:
        name: another for each arm of a trial.
        options: what is done otherwise than a request of the trial's recipe asks for; nothing where it is the arm that
            does as usual.
    """

    name: str
    options: Mapping[str, object] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        return {"name": self.name, "options": dict(self.options)}


@dataclass(frozen=True)
class Plan:
    """What a trial is to be.

    Attributes:
        recipe: requests that ask for it, or are given it for asking for none, are those the trial is about.
        share: of these, how many take part.
        measure: the one that decides.
    """

    name: str
    arms: tuple[Arm, ...]
    recipe: str
    share: float = 1.0
    measure: Measure = Measure.SCORE

    def check(self) -> None:
        """Raise ArmsMiscounted or ArmNamedTwice where nothing can be compared by it."""
        if not FEWEST_ARMS <= len(self.arms) <= MOST_ARMS:
            raise ArmsMiscounted(fewest=FEWEST_ARMS, most=MOST_ARMS, num=len(self.arms))
        names = [arm.name for arm in self.arms]
        for name in names:
            if names.count(name) > 1:
                raise ArmNamedTwice(name=name)
