"""`orfeas models verify`: installed weights, read to the last byte."""

from __future__ import annotations

import json

from rich.console import Console

from orfeas.cli.weights.options import AsJson, Name, Quiet


def verify(name: Name, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Read every byte of installed weights: sizes, hashes, names and shapes are as they were installed.

    Exits with 2 when a file has other bytes and with 6 when one is gone; says what to do.
    """
    from orfeas.cli.weights.byte_progress import byte_progress
    from orfeas.settings import read_settings
    from orfeas.weights.staging.space import readable
    from orfeas.weights.verify import verify as verify_weights

    with byte_progress(quiet=quiet) as telling:
        record = verify_weights(name, folder=read_settings().weights_home, telling=telling)
    if as_json:
        print(json.dumps({"name": record.name, "sound": True, "sha256": record.sha256, "bytes": record.size}))
    elif not quiet:
        Console(highlight=False, soft_wrap=True).print(
            f"[bold green]✓[/] [bold]{record.name}[/] is sound: {readable(record.size)} read, {record.sha256}"
        )
