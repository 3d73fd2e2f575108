"""`orfeas styles remove`: a style that is not wanted any more."""

from __future__ import annotations

import json

from rich.console import Console

from orfeas.cli.styles.options import StyleName
from orfeas.cli.weights.options import AsJson, Quiet


def remove(name: StyleName, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Delete a style. The file it was added from stays; jobs that wait for the style fail and say so."""
    from orfeas.settings import read_settings
    from orfeas.weights.styles.remove import remove_style

    remove_style(name, weights_home=read_settings().weights_home)
    if as_json:
        print(json.dumps({"name": name}))
    elif not quiet:
        Console(highlight=False, soft_wrap=True).print(f"[bold]{name}[/] is removed.")
