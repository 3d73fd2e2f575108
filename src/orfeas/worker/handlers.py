"""Kind of job to the function that does it in the child and the one that publishes what it made in the parent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from orfeas.errors import OrfeasError
from orfeas.generations.paintings.publish import publish_painting
from orfeas.generations.paintings.request import KIND as PAINT
from orfeas.generations.publish import failure_of, publish_cutout, publish_generation
from orfeas.generations.request import KIND as GENERATE
from orfeas.generations.tools.catalog import TOOLS
from orfeas.generations.tools.publish import publish_tool
from orfeas.jobs.attempt import Attempt
from orfeas.worker.residents.pictures import PAINTERS


class Publish(Protocol):
    """Makes a result visible, inside the fenced transaction that ends the job; gives what the job's row keeps."""

    def __call__(
        self, session: AsyncSession, /, *, attempt: Attempt, folder: Path, result: dict[str, Any], home: Path
    ) -> Awaitable[dict[str, object]]: ...


class Show(Protocol):
    """Makes what is there so far visible, inside a transaction that records progress; False while there is nothing."""

    def __call__(self, session: AsyncSession, /, *, attempt: Attempt, folder: Path, home: Path) -> Awaitable[bool]: ...


class FailureOf(Protocol):
    """The failure a finished run ends with all the same, if any."""

    def __call__(self, result: dict[str, Any], /) -> OrfeasError | None: ...


@dataclass(frozen=True)
class Handler:
    """How one kind of job is done.

    Attributes:
        function: `package.module:name`, run in the child as `name(body, folder=, home=, report=)`, and with `resident=`
            where the job names engines that live in a process of their own.
        publish: run in the parent with what the function answered.
        failure_of: looks into that answer.
        show: run in the parent at the first progress after which there is something to show.
        engines_of: names of the engines a job may open, by its body.
    """

    function: str
    publish: Publish
    failure_of: FailureOf
    show: Show | None = None
    engines_of: Callable[[dict[str, Any]], Sequence[str]] = lambda _body: ()


def _engines_of_recipe(body: dict[str, Any]) -> Sequence[str]:
    names: Sequence[str] = body["recipe"]["engines"]
    is_to_be_painted = body.get("painting") is not None and body["picture"] is None
    return (*names, PAINTERS) if is_to_be_painted else names


HANDLERS: Mapping[str, Handler] = {
    GENERATE: Handler(
        "orfeas.generations.run:run_generation",
        publish_generation,
        failure_of,
        show=publish_cutout,
        engines_of=_engines_of_recipe,
    ),
    PAINT: Handler(
        "orfeas.generations.paintings.run:run_painting",
        publish_painting,
        failure_of,
        engines_of=lambda _body: (PAINTERS,),
    ),
    **{kind: Handler("orfeas.generations.tools.run:run_tool", publish_tool, failure_of) for kind in TOOLS},
}
