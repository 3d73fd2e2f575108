"""Relief: a picture as a relief or a lithophane, closed and ready for a printer."""

from __future__ import annotations

from pathlib import Path

from orfeas.generations.reliefs.make import make_relief
from orfeas.generations.reliefs.options import ReliefOptions
from orfeas.generations.tools.made import Made, Report
from orfeas.intake.picture import Picture
from orfeas.settings import read_settings
from orfeas.weights.networks.open import open_networks


def relief(picture: Picture, options: ReliefOptions, report: Report, *, home: Path) -> Made:
    """Make a closed plate of a picture.

    Raises:
        OrfeasError: see `make_relief` and `open_networks`.
    """
    networks = open_networks(
        folder=read_settings(data_dir=home).weights_home,
        depth=options.depth_network,
        depth_sha256=options.depth_sha256,
        matting=options.matting,
        matting_sha256=options.matting_sha256,
    )
    made = make_relief(picture, options, depth=networks.graph, matting=networks.see, report=report)
    told = {"method": made.method, "networks": networks.told(made.seen_by), "sentences": list(made.sentences)}
    return Made(made.mesh, made.material, told, shown=made.shown)
