"""What goes over HTTP of weights: strict shapes, each with an example. They do not travel inward."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from orfeas.api.bodies import Body, Problem
from orfeas.api.document import weights_examples as examples
from orfeas.weights.manifest import Purpose

Count = Annotated[int, Field(ge=0)]


class LicenceTerms(Body):
    """What weights may be used for, in short; the text decides."""

    id: str = Field(description="as a download accepts it")
    title: str
    url: str = Field(description="the text")
    allows: list[str]
    forbids: list[str]
    use_limits: list[str]
    excludes: list[str] = Field(description="where it gives no rights, by ISO 3166; EU for all its members")
    source: str | None = Field(description="who says so, and what nobody here could read")


class AcceptedLicence(Body):
    """That a licence was accepted: of which text, when, and for where."""

    id: str
    text: Literal["licence", "summary"] = Field(description="what was at hand")
    text_sha256: str
    accepted_at: datetime
    territory: str | None


class MemoryNeed(Body):
    """What a card needs: with everything on it, with one network after another, with one layer after another."""

    resident_bytes: Count
    staged_bytes: Count
    offloaded_bytes: Count
    source: str = Field(description="who says so")


class Hindrance(Body):
    """Why something could not be done now."""

    code: str = Field(description="stable; for programs to go by")
    sentence: str


class Download(Body):
    """A download that is under way, or has failed; what it has fetched stays either way."""

    is_under_way: bool
    host: str = Field(description="where it comes from")
    step: Literal["asking", "fetching", "checking", "converting"]
    file: str | None
    bytes_done: Count = Field(description="of this step")
    bytes_total: Count
    bytes_per_second: float | None = Field(description="of late; null where nothing came for some seconds")
    begun_at: datetime
    told_at: datetime = Field(description="when it was last heard of")
    error: Problem | None


class Fit(Body):
    """How weights run on one card."""

    card: Count = Field(description="its `index`")
    way: Literal["resident", "staged", "offloaded", "none"] = Field(
        description="the quickest that its whole memory allows: all at once, one network after another, "
        "one layer after another, or not at all"
    )
    bytes_needed: Count = Field(description="for that way; for none, what the least of them takes")
    is_free_now: bool | None = Field(description="whether so much is free; null where the driver does not tell")


class Expected(Body):
    """How long an object takes with these weights."""

    seconds: float
    basis: Literal["measured", "estimated"]
    sentence: str = Field(description="what that rests on")


class WeightSet(Body):
    """Weights by their name."""

    model_config = ConfigDict(json_schema_extra={"example": examples.WEIGHT_SET})

    name: str
    title: str | None
    purpose: Purpose | None = Field(description="what they are for; null where a damaged record hides it")
    engine: str = Field(description="what runs them; empty where a damaged record hides it")
    repository: str | None
    revision: str | None = Field(description="a commit; null for a copy that is none of its files")
    state: Literal["available", "begun", "installed", "damaged"]
    is_active: bool = Field(description="whether their engine runs with these of all that are installed for it")
    bytes: Count = Field(
        description="on the disk where they are installed, of the download where they are not; 0 where nobody has told"
    )
    bytes_here: Count = Field(description="what a download has brought")
    licence: LicenceTerms | None
    says_licence: str | None = Field(description="what the owner of a network of their own says of its licence")
    accepted: AcceptedLicence | None = Field(description="of installed ones that were published")
    is_allowed: bool | None = Field(
        description="whether the licence gives rights where they are used; null where that matters and nobody has said"
    )
    sha256: str | None = Field(description="over all that decides what comes out")
    installed_at: datetime | None
    memory: MemoryNeed | None
    fits: list[Fit] = Field(description="one for each card whose memory is known")
    expected: Expected | None = Field(description="null where nothing was measured and nobody has told")
    download: Download | None
    not_offered: Hindrance | None = Field(description="why a download would be refused")
    not_run: Hindrance | None = Field(description="what its engine lacks here beside weights")


class Card(Body):
    """A GPU, as its driver tells; NVIDIA's are found."""

    index: Count
    name: str
    total_bytes: int | None = Field(description="of its own memory")
    free_bytes: int | None


class WeightSets(Body):
    """All weights there are, and what this machine has for them."""

    model_config = ConfigDict(json_schema_extra={"example": examples.WEIGHT_SETS})

    items: list[WeightSet]
    folder: str
    free_bytes: Count = Field(description="of the disk the folder is on")
    territory: str | None = Field(description="where weights are used, as ORFEAS_TERRITORY says")
    device: str | None = Field(description="where networks run, as ORFEAS_DEVICE says; null for a GPU")
    cards: list[Card]


class DownloadRequest(Body):
    """That a licence is accepted."""

    model_config = ConfigDict(json_schema_extra={"example": examples.DOWNLOAD})

    accept_licence: str = Field(min_length=1, max_length=64, description="the `id` of the licence you accept")


class Freed(Body):
    """What removing brought."""

    model_config = ConfigDict(json_schema_extra={"example": examples.FREED})

    freed_bytes: Count
