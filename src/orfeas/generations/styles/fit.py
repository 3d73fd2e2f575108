"""Styles: those that a request asks for, held against what is to run with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from orfeas.engines.catalog import ENGINES, find_engine
from orfeas.engines.text_to_image.folder import PipelineFolder
from orfeas.engines.text_to_image.kinds import KINDS
from orfeas.errors import Kind, OrfeasError
from orfeas.generations.paintings.pipelines import Pipeline, Pipelines
from orfeas.weights.header import read_header
from orfeas.weights.resolve import installed_for
from orfeas.weights.styles.choose import ChosenStyle, StyleWish, check_base, check_for, find_styles
from orfeas.weights.styles.recognize import check_fits_painter
from orfeas.weights.styles.record import StyleRecord, styles_home

Found = Sequence[tuple[StyleRecord, ChosenStyle]]


class EngineTakesNoStyles(OrfeasError):
    """The engine {engine} takes no styles. Leave them out, or choose {known}."""

    kind = Kind.INVALID


def check_takes_styles(engine: str) -> None:
    """Raise EngineTakesNoStyles where no LoRA can run beside an engine's network."""
    if not find_engine(engine).takes_styles:
        known = " or ".join(each.name for each in ENGINES.values() if each.takes_styles)
        raise EngineTakesNoStyles(engine=engine, known=known)


def styles_for_engine(
    wishes: Sequence[StyleWish], engine: str, *, weights_home: Path, sha256: str | None = None
) -> list[ChosenStyle]:
    """Styles that an engine is to run with.

    Args:
        sha256: of the weights it runs with; None for those in use.

    Raises:
        EngineTakesNoStyles, StyleForAnother, StyleOfOtherSize: they cannot run beside it.
        OrfeasError: see `find_styles`.
    """
    if not wishes:
        return []
    found = find_styles(wishes, weights_home=weights_home)
    check_styles_fit(found, engine, weights_home=weights_home, sha256=sha256)
    return [chosen for _, chosen in found]


def check_styles_fit(found: Found, engine: str, *, weights_home: Path, sha256: str | None = None) -> None:
    """Raise what `styles_for_engine` does, for styles that were found."""
    check_takes_styles(engine)
    records = [record for record, _ in found]
    check_for(records, engine)
    weights = installed_for(engine, folder=weights_home, sha256=sha256)
    check_base(records, weights.base, weights=weights.name)


def styles_for_painter(wishes: Sequence[StyleWish], painter: Pipeline, *, weights_home: Path) -> list[ChosenStyle]:
    """Styles that a picture is to be painted with.

    Raises:
        StyleForAnother, AdapterDoesNotFit: they have no place in the painter.
        OrfeasError: see `find_styles`.
    """
    found = find_styles(wishes, weights_home=weights_home)
    for record, _ in found:
        check_paints_with(record, painter, weights_home=weights_home)
    return [chosen for _, chosen in found]


def check_paints_with(record: StyleRecord, painter: Pipeline, *, weights_home: Path) -> None:
    """Raise what `styles_for_painter` does, for a style that was found."""
    check_for([record], painter.folder.kind.name, called=f"{painter.name} ({painter.folder.kind.name})")
    header = read_header(styles_home(weights_home) / record.name / record.file)
    check_fits_painter(header, painter.folder, file=record.file)


def split_styles(wishes: Sequence[StyleWish], *, weights_home: Path, is_painted: bool) -> tuple[Found, Found]:
    """Styles for the engine, and those for what paints the picture first, where anything does.

    Raises:
        OrfeasError: see `find_styles`.
    """
    found = find_styles(wishes, weights_home=weights_home)
    painting = [each for each in found if is_painted and each[0].network in KINDS]
    return [each for each in found if each not in painting], painting


def painters_here(pipelines: Pipelines) -> list[PipelineFolder]:
    """The folders of those that can be used; what is wrong with the others is told where they are asked for."""
    return [each.folder for each in _usable(pipelines)]


def first_painter(pipelines: Pipelines, *, kind: str) -> Pipeline:
    """The first of a kind that can be used, or the one that paints where none is named.

    Raises:
        OrfeasError: there is neither; see `Pipelines.find`.
    """
    found = (each for each in _usable(pipelines) if each.folder.kind.name == kind)
    return next(found, None) or pipelines.find()


def _usable(pipelines: Pipelines) -> Iterator[Pipeline]:
    for name in pipelines.paths:
        try:
            yield pipelines.find(name)
        except OrfeasError:
            continue
