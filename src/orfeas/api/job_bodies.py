"""What goes over HTTP of a job: strict shapes, each with an example. They do not travel inward."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import ConfigDict, Field, JsonValue

from orfeas.api.bodies import AllAttempted, Body, Draft, InTrial, Problem, Verdict, Weights
from orfeas.api.document import examples
from orfeas.api.generating.bodies import JobRequest

State = Literal["queued", "running", "succeeded", "failed", "canceled"]


class ToolRequest(Body):
    """What a tool was asked for, and of what."""

    tool: str
    asset_id: UUID | None
    upload_id: UUID | None
    name: str | None
    options: dict[str, JsonValue]


class JobFile(Body):
    """A file that can be read from a job."""

    name: str
    url: str
    size: int
    media_type: str
    expires_at: datetime | None = Field(description="when it goes, where that is known")


class JobLinks(Body):
    """Where to go from a job."""

    self: str
    events: str
    cancel: str
    asset: str | None


class Job(Body):
    """One request and how far it has come."""

    model_config = ConfigDict(json_schema_extra={"example": examples.JOB})

    id: UUID
    kind: str
    state: State
    stage: str | None
    fraction: float = Field(ge=0, le=1)
    estimate_seconds: float | None = Field(description="seconds still to go, where they are known")
    attempt: int
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    cached: bool = Field(description="an exact repeat: answered with the asset there already was")
    cancel_requested: bool
    request: JobRequest | ToolRequest | None = Field(description="of a picture, or of a tool")
    trial: InTrial | None = Field(description="that it takes part in, as was chosen when it was asked for")
    asset_id: UUID | None
    verdict: Verdict | None
    engine: str | None = Field(description="that made the asset")
    weights: Weights
    attempted: AllAttempted
    draft: Draft
    error: Problem | None
    files: list[JobFile]
    report: dict[str, JsonValue] | None = Field(description="what a tool did, by name; `sentences` are for a person")
    links: JobLinks


class JobEvent(Job):
    """A job as it was sent in one event of a stream."""

    model_config = ConfigDict(json_schema_extra={"example": examples.JOB_EVENT})

    seq: int = Field(description="increases; resume after it")


class JobPage(Body):
    """Some jobs, newest first."""

    model_config = ConfigDict(json_schema_extra={"example": examples.JOB_PAGE})

    items: list[Job]
    next_cursor: str | None = Field(description="hand it back as `cursor`; null on the last page")
