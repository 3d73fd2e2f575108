"""What goes over HTTP about trials."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from orfeas.api.bodies import Body, Engine, Name
from orfeas.api.document import trials_examples as examples
from orfeas.api.generating.bodies import Guidance, Steps
from orfeas.api.styles.bodies import StyleChoice, StyleChoices
from orfeas.api.weights.bodies import Hindrance
from orfeas.generations.recipe import DEFAULT_RECIPE
from orfeas.weights.trials.trial import FEWEST_ARMS, MOST_ARMS

Measure = Literal["score", "seconds", "succeeded", "passed", "kept"]
Count = Annotated[int, Field(ge=0)]
Part = Annotated[float, Field(ge=0, le=1)]
ArmName = Annotated[Name, Field(max_length=40)]
Recipe = Annotated[str, Field(min_length=1, max_length=64, description="draft, standard or high")]


class ArmRequest(Body):
    """One of the ways that are compared; what it does not name is done as usual."""

    name: ArmName
    recipe: Recipe | None = None
    engine: Engine | None = None
    steps: Steps | None = None
    guidance: Guidance | None = None
    styles: StyleChoices = Field(default=[])


class TrialRequest(Body):
    """What is to be compared."""

    model_config = ConfigDict(json_schema_extra={"example": examples.TRIAL_REQUEST})

    name: Name
    recipe: Recipe = Field(
        default=DEFAULT_RECIPE, description="requests that ask for it, or for none where it is the usual one, take part"
    )
    measure: Measure = Field(
        description="what decides: score, how like its picture an object is; seconds of work; or the share that "
        "succeeded, passed its audit, or was kept"
    )
    share: float = Field(default=1.0, gt=0, le=1, description="of these requests, how many take part")
    arms: list[ArmRequest] = Field(description=f"{FEWEST_ARMS} to {MOST_ARMS}, no two alike")


class ShareOutcome(Body):
    """Of how many it is so; between `low` and `high` lies the truth 19 times in 20."""

    count: Count
    of: Count
    share: Part | None
    low: Part | None
    high: Part | None


class MeanOutcome(Body):
    """A mean; between `low` and `high` lies the truth 19 times in 20. They are null of fewer than three."""

    of: Count
    mean: float | None
    low: float | None
    high: float | None


class SecondsOutcome(MeanOutcome):
    """Seconds of work, without waiting."""

    median: float | None


class ArmOutcomes(Body):
    """What came of an arm. A picture counts once, by its first result."""

    pictures: Count = Field(description="that count")
    results: Count = Field(description="jobs that succeeded or failed, all tries with a picture")
    under_way: Count
    succeeded: ShareOutcome
    passed: ShareOutcome = Field(description="its audit, of what was measured")
    kept: ShareOutcome = Field(description="of those kept or discarded; a deleted object is a discarded one")
    undecided: Count = Field(description="pictures with an object that nobody has kept or discarded")
    score: MeanOutcome = Field(description="how like its picture an object is, 0 to 1")
    seconds: SecondsOutcome


class TrialArm(Body):
    """One of the ways that are compared, and what came of it."""

    name: str
    recipe: str | None
    engine: str | None
    steps: int | None
    guidance: float | None
    styles: list[StyleChoice]
    outcomes: ArmOutcomes


class ArmDifference(Body):
    """Of one arm less another, by the measure that decides; it holds however often it is looked at."""

    arm: str
    other: str
    value: float | None
    low: float | None
    high: float | None


class TrialVerdict(Body):
    """What a trial says by now."""

    winner: str | None
    sentence: str
    reached: Count = Field(description="of the arm that has the fewest pictures with what decides")
    needed: Count
    differences: list[ArmDifference]


class Trial(Body):
    """What is compared, and what came of it."""

    model_config = ConfigDict(json_schema_extra={"example": examples.TRIAL})

    id: UUID
    name: str
    recipe: str
    measure: Measure
    share: float
    state: Literal["running", "stopped"]
    created_at: datetime
    stopped_at: datetime | None
    hindrance: Hindrance | None = Field(description="what an arm lacks here, so that no request takes part for now")
    notes: list[str] = Field(
        description="why the outcomes may not mean what they seem to: weights were exchanged, or arms came to be alike"
    )
    arms: list[TrialArm]
    verdict: TrialVerdict


class TrialPage(Body):
    """Some trials, newest first."""

    model_config = ConfigDict(json_schema_extra={"example": examples.TRIAL_PAGE})

    items: list[Trial]
    next_cursor: str | None


class KeptRequest(Body):
    """What a person says of an asset."""

    model_config = ConfigDict(json_schema_extra={"example": examples.KEPT})

    kept: bool | None = Field(description="false: discarded; null takes back what was said")
