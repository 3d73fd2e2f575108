"""The `orfeas mesh` group: its commands in the order they are shown."""

from __future__ import annotations

import typer

from orfeas.cli.meshes.analyze import analyze
from orfeas.cli.meshes.bake import bake
from orfeas.cli.meshes.finish import finish
from orfeas.cli.meshes.hulls import hulls
from orfeas.cli.meshes.lods import lods
from orfeas.cli.meshes.navmesh import navmesh
from orfeas.cli.meshes.optimize_print import optimize_print
from orfeas.cli.meshes.remesh import remesh
from orfeas.cli.meshes.repair import repair
from orfeas.cli.meshes.simplify import simplify
from orfeas.cli.meshes.unwrap import unwrap
from orfeas.cli.turntable import turntable

mesh_app = typer.Typer(
    name="mesh",
    help="What can be done to any mesh: GLB, OBJ, STL, PLY or 3MF in.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
for command in (
    analyze,
    finish,
    repair,
    simplify,
    remesh,
    unwrap,
    bake,
    lods,
    hulls,
    navmesh,
    optimize_print,
    turntable,
):
    mesh_app.command()(command)
