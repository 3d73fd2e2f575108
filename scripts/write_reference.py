"""Write docs/reference/settings.md and cli.md from the code; `--check` fails when they are stale."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import typer.main
from pydantic import AliasChoices
from pydantic.fields import FieldInfo

from orfeas.cli.main import app
from orfeas.settings import Settings

REFERENCE = Path("docs/reference")
GENERATED = "<!-- Written by scripts/write_reference.py; change the code, then run `make reference`. -->"


def variables_of(name: str, field: FieldInfo) -> str:
    alias = field.validation_alias
    names = alias.choices if isinstance(alias, AliasChoices) else [alias or f"ORFEAS_{name.upper()}"]
    return " or ".join(f"`{each}`" for each in names)


def settings_page() -> str:
    rows = ["| variable | default | meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = "" if field.default is None else f"`{field.default}`"
        rows.append(f"| {variables_of(name, field)} | {default} | {field.description} |")
    return "\n".join(
        [
            "# Settings",
            "",
            GENERATED,
            "",
            "Read once, when a process starts; a wrong one stops the start.",
            "",
            *rows,
            "",
        ]
    )


def command_page(name: str, command: click.Command) -> list[str]:
    context = click.Context(command, info_name=f"orfeas {name}")
    lines = [f"## orfeas {name}", "", "```", command.get_usage(context), "```", "", (command.help or "").strip(), ""]
    for parameter in command.params:
        record = parameter.get_help_record(context)
        if record is not None:
            lines.append(f"- `{record[0].strip()}`: {' '.join(record[1].split())}")
    return [*lines, ""]


def cli_page() -> str:
    group = typer.main.get_command(app)
    assert isinstance(group, click.Group) or hasattr(group, "commands")
    lines = ["# Command line", "", GENERATED, ""]
    for name, command in sorted(group.commands.items()):
        lines += command_page(name, command)
    lines += [
        "## Exit codes",
        "",
        "0 done · 1 our mistake · 2 input not usable · 3 not there · 4 exists already · 5 limit · 6 unavailable",
        "",
    ]
    return "\n".join(lines)


def main() -> int:
    pages = {REFERENCE / "settings.md": settings_page(), REFERENCE / "cli.md": cli_page()}
    if "--check" in sys.argv:
        stale = [str(path) for path, text in pages.items() if not path.exists() or path.read_text() != text]
        if stale:
            print(f"stale: {', '.join(stale)}; run `make reference`")
        return 1 if stale else 0
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for path, text in pages.items():
        path.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
