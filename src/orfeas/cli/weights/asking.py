"""Asking: a licence shown and accepted before anything under it is brought here."""

from __future__ import annotations

import sys

import typer
from rich.console import Console
from rich.padding import Padding

from orfeas.cli.supervise import printable
from orfeas.weights.licence import Answer, LicenceNotAccepted
from orfeas.weights.manifest import Manifest
from orfeas.weights.territory import named


def answer_by(accepted: str | None, *, territory: str | None, quiet: bool) -> Answer:
    """Who answers for the licence: the option, or the person at the terminal; nobody else.

    Args:
        accepted: as the option has it.
        territory: as the settings have it, to be shown.
    """

    def answer(manifest: Manifest, text: bytes | None) -> bool:
        if not quiet or accepted is None:
            _show(manifest, has_text=text is not None, territory=territory)
        if accepted is not None or not is_somebody_there():
            return accepted == manifest.licence.id
        return _ask(text)

    return answer


def refuse_unanswerable(manifest: Manifest, accepted: str | None) -> None:
    """Do not begin what nobody is there to accept.

    Raises:
        LicenceNotAccepted: another was accepted, or none and nobody can be asked.
    """
    licence = manifest.licence
    if accepted == licence.id or (accepted is None and is_somebody_there()):
        return
    raise LicenceNotAccepted(name=manifest.name, title=licence.title, url=licence.url, id=licence.id)


def is_somebody_there() -> bool:
    """Whether a person can be asked."""
    return sys.stdin.isatty()


def _ask(text: bytes | None) -> bool:
    choices = "y, N" if text is None else "y, N, or t for its text"
    while True:
        said = typer.prompt(f"Do you accept it? [{choices}]", default="n", show_default=False, err=True)
        if text is None or not said.lower().startswith("t"):
            return bool(said.lower() in ("y", "yes"))
        for line in text.decode(errors="replace").splitlines():
            print(printable(line), file=sys.stderr)


def _show(manifest: Manifest, *, has_text: bool, territory: str | None) -> None:
    licence = manifest.licence
    console = Console(stderr=True, highlight=False)
    console.print(f"[bold]{manifest.title}[/] comes under the [bold]{licence.title}[/].")
    console.print("In short; the text decides:" if has_text else "In short; the text is not at hand, and decides:")
    for title, sentences in (
        ("allowed", licence.allows),
        ("not allowed", licence.forbids),
        ("and", licence.use_limits),
    ):
        if sentences:
            console.print(f"  [dim]{title}[/]")
        for sentence in sentences:
            console.print(Padding(sentence, (0, 0, 0, 4)))
    if licence.excludes:
        declared = f" You declared {territory}." if territory else ""
        console.print(f"  [dim]no rights in[/] {named(licence.excludes)}.{declared}")
    if licence.source:
        console.print("  [dim]who says so[/]")
        console.print(Padding(licence.source, (0, 0, 0, 4)))
    console.print(f"  [dim]the text[/] {licence.url}", soft_wrap=True)
    console.print(f"  [dim]its name[/] {licence.id}")
    console.print()
