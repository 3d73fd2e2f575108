"""Find: the network of a name among those installed here, as what is done with it takes it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from orfeas.engines.onnx_card import GraphCard, UsedNetwork, check_graph
from orfeas.errors import Kind, OrfeasError
from orfeas.weights.manifest import Purpose, all_manifests, manifest_of
from orfeas.weights.record import Record, RecordUnreadable, installed_names, is_name, read_record
from orfeas.weights.resolve import unchanged
from orfeas.weights.staging.digest import sha256_of

FOR: dict[Purpose, str] = {
    "shape": "shapes",
    "matting": "cut-outs",
    "depth": "depth",
    "painter": "pictures from words",
}
"""What networks are for, in words."""


class NetworkNotInstalled(OrfeasError):
    """The network {name} is not installed here. Run `orfeas models download {name}`, or `orfeas models register PATH --as {name}` with a copy you have."""  # noqa: E501

    kind = Kind.UNAVAILABLE


class UnknownNetwork(OrfeasError):
    """There is no network for {purpose} called {name}. There are: {known}. `orfeas models register` takes your own."""

    kind = Kind.INVALID


class NetworkForOther(OrfeasError):
    """The network {name} is for {other}, not for {purpose}. `orfeas models list` says what each is for."""

    kind = Kind.INVALID


class NetworkReplaced(OrfeasError):
    """The network {name} is not the one any more that this was asked for with: it was installed anew. Ask again."""

    kind = Kind.CONFLICT


@dataclass(frozen=True)
class NamedGraph:
    """A network that is one ONNX file.

    Attributes:
        path: of the file.
        card: what it is given and answers.
        used: what is told of it where it had a part in something.
    """

    path: Path
    card: GraphCard
    used: UsedNetwork


def find_graph(name: str, *, purpose: Purpose, folder: Path, sha256: str | None = None) -> NamedGraph:
    """The network of that name. Sizes are looked at, hashes are not: `verify` reads every byte.

    Args:
        name: anything that somebody typed.
        purpose: what it is to be for: cut-outs or depth.
        folder: of all weights.
        sha256: of the one that was asked for; None for any.

    Raises:
        UnknownNetwork, NetworkNotInstalled, NetworkForOther: there is none; says what helps.
        NetworkReplaced: it is another.
        WeightsChanged, RecordUnreadable: it is not as it was installed.
    """
    record = require_network(name, purpose=purpose, folder=folder)
    if record.graph is None:
        raise NetworkForOther(name=name, other=FOR[record.purpose], purpose=FOR[purpose])
    if sha256 not in (None, record.sha256):
        raise NetworkReplaced(name=name)
    path = unchanged(record.files[0], home=folder / name, name=name)
    card = record.graph.card(name=name, licence=record.license)
    return NamedGraph(path, card, UsedNetwork(name, record.sha256, record.license))


def find_named_or_file(said: str, *, purpose: Purpose, folder: Path) -> NamedGraph:
    """A network by its name, or an ONNX file that is one of those known here.

    Raises:
        OrfeasError: what `find_graph` or `check_graph` raises.
    """
    path = Path(said).expanduser()
    if path.suffix.lower() != ".onnx":
        return find_graph(said, purpose=purpose, folder=folder)
    cards = [
        each.graph.card(name=each.name, licence=each.licence.id)
        for each in all_manifests()
        if each.purpose == purpose and each.graph is not None
    ]
    _, card = check_graph(path, card=cards)
    return NamedGraph(path, card, UsedNetwork(path.name, f"sha256:{sha256_of(path)}", card.license))


def require_network(name: str, *, purpose: Purpose, folder: Path) -> Record:
    """The record of an installed network; arguments and failures as of `find_graph`."""
    record = read_record(folder, name) if is_name(name) else None
    if record is None:
        published = manifest_of(name)
        if published is None:
            raise UnknownNetwork(name=name, purpose=FOR[purpose], known=_known(purpose, folder))
        if published.purpose == purpose:
            raise NetworkNotInstalled(name=name)
        raise NetworkForOther(name=name, other=FOR[published.purpose], purpose=FOR[purpose])
    if record.purpose != purpose:
        raise NetworkForOther(name=name, other=FOR[record.purpose], purpose=FOR[purpose])
    return record


def installed_networks(purpose: Purpose, *, folder: Path) -> list[Record]:
    """Those installed for something, by name; what has a record that cannot be read is left out."""
    found = []
    for name in installed_names(folder):
        try:
            record = read_record(folder, name)
        except RecordUnreadable:
            continue
        if record is not None and record.purpose == purpose:
            found.append(record)
    return found


def _known(purpose: Purpose, folder: Path) -> str:
    names = {each.name for each in installed_networks(purpose, folder=folder)}
    names |= {each.name for each in all_manifests() if each.purpose == purpose}
    return ", ".join(sorted(names))
