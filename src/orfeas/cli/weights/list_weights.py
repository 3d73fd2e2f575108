"""`orfeas models list`: which weights there are, and which are here."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape

from orfeas.cli.supervise import printable
from orfeas.cli.weights.options import AsJson, Kind

if TYPE_CHECKING:
    from orfeas.weights.overview import Listed


OPEN = ("apache-2.0", "mit")
"""Licences whose limits nobody needs to be told."""


def list_weights(kind: Kind = None, as_json: AsJson = False) -> None:
    """Show which weights there are: what they are for, what is here, their licence and what they need."""
    from orfeas.settings import read_settings
    from orfeas.weights.overview import overview

    folder = read_settings().weights_home
    listed = [each for each in overview(folder) if kind is None or each.purpose == kind]
    if as_json:
        print(json.dumps({"folder": str(folder), "weights": [_values(each) for each in listed]}, indent=2))
    else:
        _show(listed, folder)


def _values(each: Listed) -> dict[str, Any]:
    manifest = each.manifest
    return {
        "name": each.name,
        "title": manifest.title if manifest else None,
        "for": each.purpose,
        "engine": each.engine,
        "state": each.state,
        "is_used": each.is_used,
        "bytes": each.size,
        "bytes_here": each.here,
        "sha256": each.sha256,
        "installed_at": each.installed_at.isoformat() if each.installed_at else None,
        "licence": manifest.licence.id if manifest else each.says_licence,
        "licence_url": manifest.licence.url if manifest else None,
        "excludes": list(manifest.licence.excludes) if manifest else [],
        "memory": asdict(manifest.memory) if manifest and manifest.memory else None,
    }


def _show(listed: list[Listed], folder: Path) -> None:
    from orfeas.weights.staging.space import readable

    console = Console(highlight=False, soft_wrap=True)
    width = max((len(each.name) for each in listed), default=0)
    for each in listed:
        name = escape(printable(f"{each.name:{width}}"))
        size = readable(each.size) if each.size else "its size is told when it is fetched"
        console.print(f"[bold]{name}[/]  {_for(each)}: {_state(each)}, {size}")
        for name, value in _facts(each):
            console.print(f"  [dim]{name:14}[/]{value}")
    console.print(f"\n[dim]They lie in {escape(printable(str(folder)))}.[/]")


def _for(each: Listed) -> str:
    if each.purpose == "shape":
        return f"shapes, by the engine {each.engine}"
    from orfeas.weights.networks.find import FOR

    return FOR[each.purpose] if each.purpose else "nobody knows what"


def _state(each: Listed) -> str:
    from orfeas.weights.staging.space import readable

    return {
        "installed": "[green]installed[/]" + (", in use" if each.is_used else ""),
        "begun": f"[yellow]{readable(each.here)} fetched[/]",
        "damaged": f"[red]damaged[/]: see orfeas models verify {escape(printable(each.name))}",
        "available": "available",
    }[each.state]


def _facts(each: Listed) -> list[tuple[str, str]]:
    from orfeas.weights.staging.space import readable
    from orfeas.weights.territory import named

    if each.manifest is None:
        return [("licence", escape(printable(each.says_licence)))] if each.says_licence else []
    memory, licence = each.manifest.memory, each.manifest.licence
    facts = [("licence", licence.id)]
    if licence.excludes:
        facts.append(("no rights in", named(licence.excludes)))
    if licence.id not in OPEN:
        facts += [("not allowed", sentence) for sentence in licence.forbids[:1]]
    if memory is not None:
        sizes = {"all at once": memory.resident_bytes, "stage by stage": memory.staged_bytes}
        sizes |= {"with offload": memory.offloaded_bytes}
        facts.append(("GPU memory", ", ".join(f"{readable(size)} {how}" for how, size in sizes.items())))
    if (less := each.manifest.memory_int8) is not None:
        facts.append(
            ("in int8", f"{readable(less.resident_bytes)} all at once, {readable(less.staged_bytes)} otherwise")
        )
    return facts
