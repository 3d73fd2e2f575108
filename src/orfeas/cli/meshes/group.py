"""The `orfeas mesh` group: its commands in the order they are shown."""

from __future__ import annotations

import typer

from orfeas.cli.meshes.finish import finish
from orfeas.cli.meshes.repair import repair
from orfeas.cli.meshes.simplify import simplify
from orfeas.cli.meshes.unwrap import unwrap

mesh_app = typer.Typer(
    name="mesh",
    help="What can be done to any mesh: GLB, OBJ, STL, PLY or 3MF in.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
for command in (finish, repair, simplify, unwrap):
    mesh_app.command()(command)
