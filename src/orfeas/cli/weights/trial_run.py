"""Trial run: a sample picture made into an asset with weights that nobody has tried here, and looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import orfeas
from orfeas.errors import Kind, OrfeasError

if TYPE_CHECKING:
    from orfeas.engines.contract import Engine
    from orfeas.generations.pipeline import Finished
    from orfeas.generations.stage_clock import StageReport

SAMPLE = "rocket.png"
LEAST_OVERLAP = 0.75
"""Of the outlines, from wherever the thing looks most like the picture: a mug has 0.68 of the rocket's."""


class TrialFailed(OrfeasError):
    """The weights {name} can be read, and yet what {engine} made of our sample is wrong: {problem}. Install them again; if that does not help, report it with the file that --out writes."""  # noqa: E501

    kind = Kind.INVALID


@dataclass(frozen=True, eq=False)
class Trial:
    """How it came out.

    Attributes:
        finished: the asset.
        overlap: of its outline with the picture's, 0 to 1.
        problems: what is wrong with it; empty where nothing is.
    """

    finished: Finished
    overlap: float
    problems: tuple[str, ...]

    def require_sound(self, *, weights: str) -> None:
        """Raise TrialFailed where something is wrong."""
        if self.problems:
            engine = self.finished.engine
            raise TrialFailed(name=weights, engine=engine, problem=" and ".join(self.problems))


def sample_picture() -> Path:
    """Our sample: inside the package in a wheel, beside it in a checkout."""
    shipped = Path(orfeas.__file__).parent / "samples"
    folder = shipped if shipped.is_dir() else Path(orfeas.__file__).parents[2] / "samples"
    return folder / SAMPLE


def try_engine(engine: str, *, open_engine: Callable[[str], Engine], report: StageReport) -> Trial:
    """Make our sample in `standard` with one engine: it has to be closed, one piece, and look like the picture.

    Raises:
        OrfeasError: the engine could not make anything.
    """
    from orfeas.generations.pipeline import make_asset
    from orfeas.generations.recipe import find_recipe
    from orfeas.intake.decode import decode_picture

    recipe = find_recipe("standard").with_options(engines=(engine,))
    finished = make_asset(decode_picture(sample_picture().read_bytes()), recipe, open_engine=open_engine, report=report)
    measured = finished.audit.measurements
    overlap = finished.match.silhouette if finished.match else 0.0
    found = {
        "it is not closed": not measured.is_closed,
        f"it falls into {measured.num_parts} pieces": measured.num_parts != 1,
        f"its outline covers only {overlap:.0%} of what the picture's does": overlap < LEAST_OVERLAP,
    }
    return Trial(finished, overlap, tuple(problem for problem, is_so in found.items() if is_so))
