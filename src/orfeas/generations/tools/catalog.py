"""The tools there are: kind of job to its version, its options and the function that does it."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from orfeas.generations.reliefs.options import ReliefOptions
from orfeas.generations.tools import options
from orfeas.generations.tools.made import Made, Report
from orfeas.generations.tools.options import Options

if TYPE_CHECKING:
    from orfeas.intake.picture import Picture
    from orfeas.mesh.formats.untrusted import Read


@dataclass(frozen=True)
class Tool:
    """One thing that can be done to a mesh, or to a picture.

    Attributes:
        kind: of job.
        version: changes whenever the same source and options give another result.
        options: what it can be asked for.
        function: `module:name` below this package, called as `name(read, options, report) -> Made`.
        stem: of the names of its files.
        makes_asset: whether the result is an asset, or files of the job.
        takes: what it works on.
        takes_home: whether its function is told `home` too, where weights lie.
    """

    kind: str
    version: str
    options: type[Options]
    function: str
    stem: str
    makes_asset: bool = False
    takes: Literal["mesh", "picture"] = "mesh"
    takes_home: bool = False

    def load(self) -> Callable[[Read | Picture, Any, Report], Made]:
        """The function; its libraries are loaded only now."""
        module, name = self.function.split(":")
        found = getattr(importlib.import_module(f"orfeas.generations.tools.{module}"), name)
        return cast("Callable[[Read | Picture, Any, Report], Made]", found)


TOOLS: Mapping[str, Tool] = {
    tool.kind: tool
    for tool in (
        Tool("finish", "2", options.FinishOptions, "finish:finish", "asset", makes_asset=True),
        Tool("turntable", "1", options.TurntableOptions, "turntable:turntable", "film"),
        Tool("stl-analyze", "1", options.AnalyzeOptions, "analyze:analyze", "analysis"),
        Tool("stl-repair", "1", options.RepairOptions, "repair:repair", "mesh"),
        Tool("stl-optimize", "1", options.OptimizeOptions, "optimize:optimize", "mesh"),
        Tool("stl-simplify", "1", options.SimplifyOptions, "simplify:simplify", "mesh"),
        Tool("stl-relief", "1", ReliefOptions, "relief:relief", "relief", takes="picture", takes_home=True),
        Tool("generate-lods", "1", options.LevelsOptions, "levels:levels", "lods"),
        Tool("collision-mesh", "1", options.HullsOptions, "hulls:hulls", "collision"),
        Tool("navmesh", "1", options.NavmeshOptions, "navmesh:navmesh", "navmesh"),
    )
}
