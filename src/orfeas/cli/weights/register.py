"""`orfeas models register`: weights that are on this machine already."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orfeas.cli.weights.options import AcceptLicence, AsJson, Quiet

MANIFEST = "hunyuan3d-2.1-shape"

Copy = Annotated[
    Path,
    typer.Argument(
        metavar="PATH", help="A .safetensors or .ckpt file, or the folder that holds one.", show_default=False
    ),
]
KeptAs = Annotated[str | None, typer.Option("--as", metavar="NAME", help="What to call them.", show_default=MANIFEST)]
Vae = Annotated[
    Path | None,
    typer.Option("--vae", metavar="PATH", help="The VAE, where it is in a file of its own.", show_default=False),
]


def register(
    path: Copy,
    name: KeptAs = None,
    vae: Vae = None,
    accept_licence: AcceptLicence = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Use a copy of Hunyuan3D-2.1's shape weights that you have.

    A safetensors file stays where it is and is only pointed to; the official checkpoint is converted once into the
    weights folder, and left alone. Its tensors tell what it is; a config.yaml beside it is taken along. Of several that
    are installed, an engine uses what was installed last.
    """
    from orfeas.cli.weights.asking import answer_by
    from orfeas.cli.weights.byte_progress import byte_progress
    from orfeas.cli.weights.outcome import tell_outcome
    from orfeas.settings import read_settings
    from orfeas.weights.licence import check_territory
    from orfeas.weights.manifest import find_manifest
    from orfeas.weights.register import register as register_copy

    settings = read_settings()
    folder, manifest = settings.weights_home, find_manifest(MANIFEST)
    territory = check_territory(manifest, settings.territory)
    with byte_progress(quiet=quiet) as telling:
        record = register_copy(
            path,
            manifest=manifest,
            folder=folder,
            territory=territory,
            answer=answer_by(accept_licence, territory=territory, quiet=quiet),
            name=name,
            vae=vae,
            telling=telling,
        )
    tell_outcome(record, folder, as_json_text=as_json, quiet=quiet)
