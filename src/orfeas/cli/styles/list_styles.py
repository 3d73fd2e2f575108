"""`orfeas styles list`: the styles that are here."""

from __future__ import annotations

import json
from typing import Any

from rich.console import Console
from rich.markup import escape

from orfeas.cli.styles.options import facts_of, values_of
from orfeas.cli.supervise import printable
from orfeas.cli.weights.options import AsJson


def list_styles(as_json: AsJson = False) -> None:
    """Show the styles that are here: what each is for, and the words that call it up."""
    from orfeas.settings import read_settings
    from orfeas.weights.staging.space import readable
    from orfeas.weights.styles.overview import list_all
    from orfeas.weights.styles.record import styles_home

    folder = read_settings().weights_home
    listed = list_all(folder)
    if as_json:
        items: list[dict[str, Any]] = [
            {**(values_of(each.record) if each.record else {"name": each.name}), "problem": each.problem}
            for each in listed
        ]
        print(json.dumps({"folder": str(styles_home(folder)), "styles": items}, indent=2))
        return
    console = Console(highlight=False, soft_wrap=True)
    if not listed:
        console.print("There are no styles here. [bold]orfeas styles add FILE[/] keeps a LoRA as one.")
        return
    width = max(len(each.name) for each in listed)
    for each in listed:
        name, record = f"[bold]{each.name:{width}}[/]", each.record
        if record is None or each.problem is not None:
            console.print(f"{name}  [red]damaged[/]: {escape(printable(each.problem or ''))}")
            continue
        title = "" if record.title == record.name else f"  {escape(printable(record.title))}"
        console.print(f"{name}  for {record.network}, rank {record.rank}, {readable(record.size)}{title}")
        for fact, text in facts_of(record):
            if fact == "say":
                console.print(f"  [dim]{fact:9}[/]{escape(printable(text))}")
    console.print(f"\n[dim]They lie in {escape(printable(str(styles_home(folder))))}.[/]")
