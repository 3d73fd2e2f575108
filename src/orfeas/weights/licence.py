"""Licence: where weights may be used, and that their owner has accepted under what."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from orfeas.errors import Kind, OrfeasError
from orfeas.weights.manifest import Manifest, all_manifests
from orfeas.weights.record import Acceptance, now
from orfeas.weights.territory import by_iso, is_within, named

Answer = Callable[[Manifest, bytes | None], bool]
"""Whether the licence of these weights is accepted; asked with its text, or None where only the summary is at hand."""


class LicenceNotAccepted(OrfeasError):
    """The weights {name} come under a licence that is to be accepted first: {title}. Read it at {url}, and run the command again with --accept-licence {id}."""  # noqa: E501

    kind = Kind.FORBIDDEN


class TerritoryNotDeclared(OrfeasError):
    """The licence of {name} gives no rights in {excluded}, so say where you use it: set ORFEAS_TERRITORY to the two letters of your country, such as US, and run the command again."""  # noqa: E501

    kind = Kind.FORBIDDEN


class TerritoryUnknown(OrfeasError):
    """ORFEAS_TERRITORY is {territory}, which is no country of ISO 3166. Set it to the two letters of your country, such as US."""  # noqa: E501

    kind = Kind.INVALID


class TerritoryExcluded(OrfeasError):
    """The licence of {name} gives no rights in {territory}: neither the weights nor what is made with them may be used there. {instead}."""  # noqa: E501

    kind = Kind.FORBIDDEN


def check_territory(manifest: Manifest, territory: str | None) -> str | None:
    """The declared territory, by ISO; None where the licence excludes none and none was declared.

    Raises:
        TerritoryNotDeclared: it matters, and nobody has said.
        TerritoryUnknown: there is no such territory.
        TerritoryExcluded: the licence gives no rights there; names another engine.
    """
    excluded = manifest.licence.excludes
    if territory is None:
        if excluded:
            raise TerritoryNotDeclared(name=manifest.name, excluded=named(excluded))
        return None
    known = by_iso(territory)
    if known is None:
        raise TerritoryUnknown(territory=territory)
    if any(is_within(known, place) for place in excluded):
        other = manifest.alternative
        instead = _instead(other) if other else "Use other weights"
        raise TerritoryExcluded(name=manifest.name, territory=named([known]), instead=instead)
    return known


def _instead(engine: str) -> str:
    """The way out, as the sentence has it."""
    name = next((each.name for each in all_manifests() if each.engine == engine), None)
    how = f"run `orfeas models download {name}` and use" if name else "Use"
    return f"{how[0].upper()}{how[1:]} the engine {engine} instead: it works everywhere"


def accept(manifest: Manifest, *, territory: str | None, text: bytes | None, answer: Answer) -> Acceptance:
    """Ask for the licence, and note what was accepted.

    Args:
        text: the licence as it lies beside the weights; None where it is not at hand, and the summary stands for it.
        answer: says yes or no.

    Raises:
        LicenceNotAccepted: no.
        OrfeasError: what `check_territory` raises.
    """
    declared = check_territory(manifest, territory)
    licence = manifest.licence
    if not answer(manifest, text):
        raise LicenceNotAccepted(name=manifest.name, title=licence.title, url=licence.url, id=licence.id)
    read = licence.summary.encode() if text is None else text
    return Acceptance(
        id=licence.id,
        text_sha256=hashlib.sha256(read).hexdigest(),
        text="summary" if text is None else "licence",
        accepted_at=now(),
        territory=declared,
    )
