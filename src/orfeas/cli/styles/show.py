"""`orfeas styles show`: all that is known of a style."""

from __future__ import annotations

import json

from rich.console import Console
from rich.markup import escape

from orfeas.cli.styles.options import StyleName, facts_of, layers_of, values_of
from orfeas.cli.supervise import printable
from orfeas.cli.weights.options import AsJson


def show(name: StyleName, as_json: AsJson = False) -> None:
    """Show all that is known of a style; every byte of its file is read and held against its hash."""
    from orfeas.settings import read_settings
    from orfeas.weights.staging.space import readable
    from orfeas.weights.styles.choose import unchanged_file
    from orfeas.weights.styles.record import PREVIEW, find_style

    folder = read_settings().weights_home
    record = find_style(name, weights_home=folder)
    path = unchanged_file(record, weights_home=folder)
    if as_json:
        print(json.dumps({**values_of(record), "file": str(path)}, indent=2))
        return
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[bold]{record.name}[/]  {escape(printable(record.title))}")
    facts = [
        ("for", record.network),
        ("changes", f"{layers_of(record)}, as {record.format} names them"),
        *facts_of(record),
        ("file", f"{path}, {readable(record.size)}"),
        *([("picture", str(path.with_name(PREVIEW)))] if record.preview_sha256 else []),
        ("sha256", record.sha256),
        ("added", f"{record.added_at:%Y-%m-%d %H:%M} UTC"),
    ]
    for fact, text in facts:
        console.print(f"  [dim]{fact:9}[/]{escape(printable(text))}")
