"""Weights as they go out: what is on the disk, what a download does, and what the cards have room for."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from orfeas.api.jobs import problem_body
from orfeas.api.weights import bodies
from orfeas.engines.cards import Card
from orfeas.engines.catalog import ENGINES
from orfeas.engines.device import ML, TorchMissing
from orfeas.errors import OrfeasError
from orfeas.settings import Settings
from orfeas.weights.downloading.begin import check_terms
from orfeas.weights.downloading.look import look
from orfeas.weights.downloading.progress import Progress
from orfeas.weights.fetching.transport import Hub
from orfeas.weights.fit import bytes_of, memory_of, reported_for, way_of
from orfeas.weights.licence import TerritoryNotDeclared, check_territory
from orfeas.weights.manifest import Manifest, Memory
from orfeas.weights.overview import Listed, overview
from orfeas.weights.record import Record, RecordUnreadable, now, read_record

QUIET_SECONDS = 5.0
"""After which a rate of before says nothing any more."""

PYTORCH = ("torch", "safetensors")


@dataclass(frozen=True)
class Seen:
    """Weights as the disk has them."""

    listed: Listed
    record: Record | None
    progress: Progress | None


def hub_of(settings: Settings) -> Hub:
    """Where files are fetched from, as the owner set it."""
    return Hub(settings.hub_url, settings.hub_token, settings.offline)


def see_all(folder: Path, *, wanted: Mapping[str, str] = MappingProxyType({})) -> list[Seen]:
    """All weights there are, with what is known of each."""
    listed = overview(folder, wanted=wanted)
    return [Seen(each, _record(each, folder), look(each.name, folder=folder)) for each in listed]


def _record(listed: Listed, folder: Path) -> Record | None:
    try:
        return read_record(folder, listed.name)
    except RecordUnreadable:
        return None


def weight_set(
    seen: Seen, *, settings: Settings, cards: Sequence[Card], measured: Mapping[str, Sequence[float]]
) -> bodies.WeightSet:
    """Weights as they go out.

    Args:
        measured: seconds of the newest objects, by engine.
    """
    listed, record, manifest = seen.listed, seen.record, seen.listed.manifest
    memory = memory_of(manifest, precision=settings.precision) if manifest else None
    is_here, progress = listed.state in ("installed", "damaged"), seen.progress
    is_of_now = progress is not None and (progress.failure is None or not is_here)
    return bodies.WeightSet(
        name=listed.name,
        title=manifest.title if manifest else None,
        purpose=listed.purpose,
        engine=listed.engine,
        repository=record.repository if record else manifest.repository if manifest else None,
        revision=record.revision if record else manifest.revision if manifest else None,
        state=listed.state,
        is_active=listed.is_used,
        bytes=listed.size,
        bytes_here=listed.here,
        licence=_terms(manifest) if manifest else None,
        says_licence=record.says_licence if record else None,
        accepted=bodies.AcceptedLicence(**asdict(record.licence)) if record and record.licence else None,
        is_allowed=_is_allowed(manifest, settings.territory) if manifest else None,
        sha256=listed.sha256,
        installed_at=listed.installed_at,
        memory=bodies.MemoryNeed(**asdict(memory)) if memory else None,
        fits=_fits(memory, cards) if memory else [],
        expected=_expected(manifest, memory, measured.get(listed.engine, ()), card=_card_of(settings.device, cards)),
        download=_download(progress) if progress and is_of_now else None,
        not_offered=_not_offered(manifest, settings) if manifest and not is_here else None,
        not_run=_not_run(listed.engine),
    )


def _terms(manifest: Manifest) -> bodies.LicenceTerms:
    licence = manifest.licence
    return bodies.LicenceTerms(
        id=licence.id,
        title=licence.title,
        url=licence.url,
        allows=list(licence.allows),
        forbids=list(licence.forbids),
        use_limits=list(licence.use_limits),
        excludes=list(licence.excludes),
        source=licence.source,
    )


def _is_allowed(manifest: Manifest, territory: str | None) -> bool | None:
    try:
        check_territory(manifest, territory)
    except TerritoryNotDeclared:
        return None
    except OrfeasError:
        return False
    return True


def _not_offered(manifest: Manifest, settings: Settings) -> bodies.Hindrance | None:
    try:
        check_terms(manifest, hub=hub_of(settings), territory=settings.territory)
    except OrfeasError as failure:
        return bodies.Hindrance(code=failure.code, sentence=failure.sentence)
    return None


def _not_run(engine: str) -> bodies.Hindrance | None:
    """PyTorch is looked for and not loaded."""
    entry = ENGINES.get(engine)
    if entry is None or not entry.needs_weights or all(find_spec(name) for name in PYTORCH):
        return None
    failure = TorchMissing(engine=engine, extra=ML)
    return bodies.Hindrance(code=failure.code, sentence=failure.sentence)


def _download(progress: Progress) -> bodies.Download:
    failure, quiet_after = progress.failure, timedelta(seconds=QUIET_SECONDS)
    is_quiet = failure is not None or now() - progress.told_at > quiet_after
    return bodies.Download(
        is_under_way=failure is None,
        host=progress.host,
        step=progress.step,
        file=progress.file,
        bytes_done=progress.done,
        bytes_total=progress.total,
        bytes_per_second=None if is_quiet else progress.rate,
        begun_at=progress.begun_at,
        told_at=progress.told_at,
        error=None if failure is None else problem_body(dict(failure), trace_id=None),
    )


# --- cards


def _fits(memory: Memory, cards: Sequence[Card]) -> list[bodies.Fit]:
    return [_fit(memory, card, total_bytes=card.total_bytes) for card in cards if card.total_bytes is not None]


def _fit(memory: Memory, card: Card, *, total_bytes: int) -> bodies.Fit:
    way = way_of(memory, total_bytes=total_bytes)
    needed = bytes_of(memory, way)
    is_free = None if card.free_bytes is None else card.free_bytes >= needed
    return bodies.Fit(card=card.index, way=way, bytes_needed=needed, is_free_now=is_free)


def _card_of(device: str | None, cards: Sequence[Card]) -> Card | None:
    """The card that networks run on, by what the owner set."""
    kind, _, number = (device or "cuda").partition(":")
    return next((card for card in cards if kind == "cuda" and card.index == int(number or 0)), None)


def _expected(
    manifest: Manifest | None, memory: Memory | None, measured: Sequence[float], *, card: Card | None
) -> bodies.Expected | None:
    """Measured here, else told by somebody of such a card with everything on it, else nothing."""
    if measured:
        made = f"the median of the last {len(measured)} objects made here" if measured[1:] else "one object made here"
        return bodies.Expected(seconds=statistics.median(measured), basis="measured", sentence=made)
    if manifest is None or memory is None or card is None or card.total_bytes is None:
        return None
    reported = reported_for(manifest, card=card.name)
    if reported is None or way_of(memory, total_bytes=card.total_bytes) != "resident":
        return None
    return bodies.Expected(seconds=reported.seconds, basis="estimated", sentence=reported.source)
