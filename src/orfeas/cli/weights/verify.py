"""`orfeas models verify`: installed weights, read to the last byte, and tried on a picture."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from orfeas.cli.engines import Device, means_of
from orfeas.cli.weights.options import AsJson, Name, Quiet

if TYPE_CHECKING:
    from orfeas.cli.weights.graph_trial import Answer
    from orfeas.cli.weights.trial_run import Trial
    from orfeas.weights.record import Record


def verify(
    name: Name,
    deep: Annotated[bool, typer.Option("--deep", help="Try them too, on something whose answer is known.")] = False,
    device: Device = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="Where --deep writes what it made: a GLB, or a PNG.", show_default=False),
    ] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Read every byte of installed weights: sizes, hashes, names and shapes are as they were installed.

    With --deep they are tried: the way to find out whether they do here what they should. Shapes: our sample picture
    becomes an asset, closed, one piece and like the picture. Cut-outs: that picture's subject. Depth: things on a
    floor, in their order. Painters: a picture that is not one colour all over. Exits with 2 when a file has other bytes
    or the answer is wrong, and with 6 when a file is gone or there is no GPU; says what to do.
    """
    from orfeas.cli.weights.byte_progress import byte_progress
    from orfeas.settings import read_settings
    from orfeas.weights.staging.space import readable
    from orfeas.weights.verify import verify as verify_weights

    folder = read_settings().weights_home
    with byte_progress(quiet=quiet) as telling:
        record = verify_weights(name, folder=folder, telling=telling)
    told: dict[str, Any] = {"name": record.name, "sound": True, "sha256": record.sha256, "bytes": record.size}
    console = Console(highlight=False, soft_wrap=True, quiet=quiet or as_json)
    console.print(f"[bold green]✓[/] [bold]{name}[/] is sound: {readable(record.size)} read, {record.sha256}")
    if deep and record.purpose != "shape":
        answer = _asked(record, folder=folder, device=device, out=out, quiet=quiet or as_json)
        told |= {"score": round(answer.score, 3)}
        console.print(f"[bold green]✓[/] {answer.told}")
    elif deep:
        trial = _tried(record, device=device, out=out, quiet=quiet or as_json)
        trial.require_sound(weights=name)
        seconds = trial.finished.stages["shape"]
        told |= {"overlap": round(trial.overlap, 3), "shape_seconds": seconds, "verdict": trial.finished.verdict}
        made = f"closed, one piece, its outline covers {trial.overlap:.0%} of what the picture's does"
        console.print(f"[bold green]✓[/] our sample in {seconds:.1f} s: {made}")
    if as_json:
        print(json.dumps(told))


def _asked(record: Record, *, folder: Path, device: str | None, out: Path | None, quiet: bool) -> Answer:
    """Of a network that goes by its name, what it answers."""
    from orfeas.cli.weights.network_trial import try_network

    answer = try_network(record, folder=folder, device=device, quiet=quiet)
    if out is not None:
        out.write_bytes(answer.png)
    return answer


def _tried(record: Record, *, device: str | None, out: Path | None, quiet: bool) -> Trial:
    """What an engine makes of our sample with these weights, whichever of several it has it uses otherwise."""
    from functools import partial

    from orfeas.cli.terminal import stage_progress
    from orfeas.cli.weights.trial_run import sample_picture, try_engine
    from orfeas.engines.load import open_engine
    from orfeas.generations.pack import pack_glb

    with stage_progress(sample_picture().name, quiet=quiet) as progress:
        means = means_of(device=device, sha256=record.sha256)
        trial = try_engine(record.engine, open_engine=partial(open_engine, means=means), report=progress)
    if out is not None:
        out.write_bytes(pack_glb(trial.finished))
    return trial
