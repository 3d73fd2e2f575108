"""`orfeas models import`: weights that were carried here in a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orfeas.cli.weights.options import AcceptLicence, AsJson, Quiet

From = Annotated[Path, typer.Argument(metavar="FILE", help="What `orfeas models export` wrote.", show_default=False)]


def import_weights(
    file: From, accept_licence: AcceptLicence = None, as_json: AsJson = False, quiet: Quiet = False
) -> None:
    """Install weights from a file that `orfeas models export` wrote, checked as a download is.

    The licence is accepted anew: it may be another person's machine, and another country.
    """
    from orfeas.cli.weights.asking import answer_by
    from orfeas.cli.weights.byte_progress import byte_progress
    from orfeas.cli.weights.outcome import tell_outcome
    from orfeas.settings import read_settings
    from orfeas.weights.carrying.unpack import unpack

    settings = read_settings()
    with byte_progress(quiet=quiet) as telling:
        record = unpack(
            file,
            folder=settings.weights_home,
            territory=settings.territory,
            answer=answer_by(accept_licence, territory=settings.territory, quiet=quiet),
            telling=telling,
        )
    tell_outcome(record, settings.weights_home, as_json_text=as_json, quiet=quiet)
