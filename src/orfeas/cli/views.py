"""Views: the options of `orfeas generate` that show one object from several sides."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from orfeas.errors import Kind, OrfeasError
from orfeas.intake.views import View

PANEL = "Several views of one object"

Pictures = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PICTURE", help="PNG, JPEG or WebP pictures of one object each.", show_default=False),
]


def _view(sentence: str) -> typer.models.OptionInfo:
    option = typer.Option(metavar="PICTURE", help=sentence, show_default=False, rich_help_panel=PANEL)
    assert isinstance(option, typer.models.OptionInfo)
    return option


Front = Annotated[Path | None, _view("0 degrees: the object faces the camera. The same as PICTURE without an option.")]
Left = Annotated[Path | None, _view("90 degrees: the camera at the object's own left side (+X).")]
Back = Annotated[Path | None, _view("180 degrees: from behind.")]
Right = Annotated[Path | None, _view("270 degrees: the camera at the object's own right side (-X).")]
Top = Annotated[Path | None, _view("From straight above, the object's front at the lower edge of the picture.")]


class NoPicture(OrfeasError):
    """There is no picture to make an object of. Name one, such as cup.png, or several; --help tells the rest."""

    kind = Kind.INVALID


class FrontGivenTwice(OrfeasError):
    """The front is given twice: as {picture} and as --front {front}. Leave one of them out."""

    kind = Kind.INVALID


class FrontMissing(OrfeasError):
    """There is {option} but no front. Add the picture of the front, as PICTURE or with --front."""

    kind = Kind.INVALID


class ViewsOfMany(OrfeasError):
    """{option} shows one object from another side, but {count} pictures were given. Give one picture with its views."""

    kind = Kind.INVALID


def sort_views(
    pictures: list[Path] | None, *, front: Path | None, others: Mapping[View, Path | None]
) -> tuple[list[Path], dict[View, Path]]:
    """The pictures to make an object of each, and the other views of it where there is but one.

    Raises:
        NoPicture, FrontGivenTwice, FrontMissing, ViewsOfMany: what does not go together.
    """
    given = {view: path for view, path in others.items() if path is not None}
    named = list(pictures or [])
    if front is not None and named:
        raise FrontGivenTwice(picture=named[0], front=front)
    objects = [front] if front is not None else named
    if not objects and given:
        raise FrontMissing(option=f"--{next(iter(given))}")
    if not objects:
        raise NoPicture
    if len(objects) > 1 and given:
        raise ViewsOfMany(option=f"--{next(iter(given))}", count=len(objects))
    return objects, given
