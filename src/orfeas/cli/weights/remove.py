"""`orfeas models remove`: weights that are not wanted any more."""

from __future__ import annotations

import json

from rich.console import Console

from orfeas.cli.weights.options import AsJson, Name, Quiet


def remove(name: Name, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Delete installed weights, and what a download has begun. Linked files are left where they are."""
    from orfeas.settings import read_settings
    from orfeas.weights.remove import remove as remove_weights
    from orfeas.weights.staging.space import readable

    freed = remove_weights(name, folder=read_settings().weights_home)
    if as_json:
        print(json.dumps({"name": name, "freed_bytes": freed}))
    elif not quiet:
        Console(highlight=False, soft_wrap=True).print(f"[bold]{name}[/] is removed; {readable(freed)} became free.")
