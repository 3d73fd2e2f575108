"""`orfeas models download`: weights from their repository to this machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from orfeas.cli.weights.options import AcceptLicence, AsJson, Name, Quiet

if TYPE_CHECKING:
    from orfeas.weights.fetching.facts import FileFacts


def download(name: Name, accept_licence: AcceptLicence = None, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Fetch weights, check them and make them ready. Stopped half-way, the same command goes on from there.

    The licence is shown and accepted first, and where it excludes territories, ORFEAS_TERRITORY has to say where you
    are. HF_TOKEN, HF_ENDPOINT, HF_HUB_OFFLINE and HTTPS_PROXY mean what they always do.
    """
    from orfeas.cli.weights.asking import answer_by, refuse_unanswerable
    from orfeas.cli.weights.byte_progress import byte_progress
    from orfeas.cli.weights.outcome import tell_outcome
    from orfeas.settings import read_settings
    from orfeas.weights.fetching.transport import Hub
    from orfeas.weights.install import install, refuse_if_installed
    from orfeas.weights.licence import check_territory
    from orfeas.weights.manifest import find_manifest

    settings = read_settings()
    folder, manifest = settings.weights_home, find_manifest(name)
    territory = check_territory(manifest, settings.territory)
    refuse_if_installed(folder, name)
    refuse_unanswerable(manifest, accept_licence)
    hub = Hub(settings.hub_url, settings.hub_token, settings.offline)
    with byte_progress(quiet=quiet) as telling:
        record = install(
            manifest,
            folder=folder,
            hub=hub,
            territory=territory,
            answer=answer_by(accept_licence, territory=territory, quiet=quiet),
            planned=lambda files: None if quiet else _show_plan(files, host=hub.host),
            telling=telling,
        )
    tell_outcome(record, folder, as_json_text=as_json, quiet=quiet)


def _show_plan(files: Sequence[FileFacts], *, host: str) -> None:
    from orfeas.weights.staging.space import readable

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    first = files[0]
    console.print(f"From {host}, {first.repository} at {first.revision}:")
    for each in files:
        who = "known here" if each.pinned else "as the hub says"
        console.print(f"  {each.path}, {readable(each.size)}, [dim]{each.hash} ({who})[/]")
