"""ONNX card: what a network that is one ONNX file is given and what it answers, and whether a file fits that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from orfeas.engines.onnx_file import FLOAT, OnnxFile, Side, Stated, read_onnx
from orfeas.errors import Kind, OrfeasError

Values = Literal["sigmoid", "stretched", "plain", "negated"]


class GraphMissing(OrfeasError):
    """There is no file {path} for the network {name}. Check the path, or download the network again."""

    kind = Kind.MISSING


class OtherGraph(OrfeasError):
    """{path} is not the network {name}: {why}. Give the file of {name}."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class GraphCard:
    """What a network is given and what it answers.

    Attributes:
        name: as the user knows it.
        license: SPDX name, of code and weights.
        pixels: the side of what it is given; the shorter one where it `keeps_aspect`.
        mean, deviation: of red, green and blue, 0 to 1: taken off, then divided by.
        output: which of its outputs counts, by name or number; -1 is the last.
        values: how an output becomes the answer: `sigmoid`, `stretched` from its least to its greatest, `plain`, or
            `negated`, for what is farther where it is larger.
        multiple: of what either side is a multiple.
        keeps_aspect: whether the picture keeps its proportions, where the file leaves the sides open.
        divides_by_brightest: whether 1 is the picture's brightest value rather than 255.
    """

    name: str
    license: str
    pixels: int
    mean: tuple[float, float, float]
    deviation: tuple[float, float, float]
    output: int | str = 0
    values: Values = "plain"
    multiple: int = 1
    keeps_aspect: bool = False
    divides_by_brightest: bool = False


@dataclass(frozen=True)
class UsedNetwork:
    """A network that had a part in something, as what was made tells it.

    Attributes:
        name: as it was asked for.
        sha256: over all that decides what it answers, as `sha256:` and 64 hex digits.
        license: name of the one it came under; None where nobody has said.
    """

    name: str
    sha256: str
    license: str | None

    def to_json(self) -> dict[str, object]:
        return asdict(self)


def check_graph(path: Path, *, card: GraphCard | Sequence[GraphCard]) -> tuple[OnnxFile, GraphCard]:
    """What a file says of itself, and which card it fits; nothing in it is run, and no runtime is needed.

    Raises:
        GraphMissing: there is no such file.
        NotAGraph: it is no ONNX file, or holds other values than it declares.
        WeightsElsewhere: its weights are in files beside it.
        OtherGraph: it is given or answers something else than the card says.
    """
    cards = (card,) if isinstance(card, GraphCard) else tuple(card)
    names = " or ".join(each.name for each in cards)
    if not path.is_file():
        raise GraphMissing(path=path, name=names)
    file = read_onnx(path)
    problems = [misfit(file, each) for each in cards]
    if None not in problems:
        raise OtherGraph(path=path, name=names, why="; ".join(dict.fromkeys(filter(None, problems))))
    return file, cards[problems.index(None)]


def misfit(file: OnnxFile, card: GraphCard) -> str | None:
    """What speaks against a file being the network that a card tells of; None where nothing does."""
    if len(file.inputs) != 1:
        return f"it has {len(file.inputs)} inputs, not one"
    given = file.inputs[0]
    if given.element != FLOAT or len(given.sides) != 4 or given.sides[0] not in (None, 1):
        return f"its input is {given.told}, not one picture in floats"
    if given.sides[1] not in (None, 3):
        return f"its input has {given.sides[1]} channels, not 3"
    for side in given.sides[2:]:
        fits = side is None or (side % card.multiple == 0 if card.keeps_aspect else side == card.pixels)
        if not fits:
            return f"its input is {sides_told(given.sides[2:])} pixels, not {card.pixels} x {card.pixels}"
    answer = output_of(file, card)
    if answer is None:
        names = ", ".join(_shown(each.name) for each in file.outputs[:5])
        return f"it has no output {card.output}, but {names or 'none at all'}"
    if answer.element != FLOAT or any(side not in (None, 1) for side in answer.sides[:-2]):
        return f"its output is {answer.told}, not one map in floats"
    return None


def output_of(file: OnnxFile, card: GraphCard) -> Stated | None:
    """The output that counts; None where there is none of that name or number."""
    if isinstance(card.output, str):
        return next((each for each in file.outputs if each.name == card.output), None)
    is_there = -len(file.outputs) <= card.output < len(file.outputs)
    return file.outputs[card.output] if is_there else None


def _shown(name: str) -> str:
    """A name that a file chose, fit for a sentence."""
    return "".join(letter if letter.isprintable() else "?" for letter in name[:40])


def sides_told(sides: Sequence[Side]) -> str:
    """Such as `1 x 3 x any x any`."""
    return " x ".join("any" if side is None else str(side) for side in sides)
