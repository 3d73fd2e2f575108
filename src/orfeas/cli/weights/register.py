"""`orfeas models register`: weights that are on this machine already."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from orfeas.cli.weights.options import AcceptLicence, AsJson, Quiet
from orfeas.errors import Kind, OrfeasError

if TYPE_CHECKING:
    from orfeas.settings import Settings
    from orfeas.weights.licence import Answer
    from orfeas.weights.manifest import Preprocessing
    from orfeas.weights.record import Record
    from orfeas.weights.staging.place import Telling

OWN = "A network of your own"

Copy = Annotated[
    Path,
    typer.Argument(
        metavar="PATH",
        help="A .safetensors, .ckpt or .onnx file, or a folder that holds one or is in the layout of diffusers.",
        show_default=False,
    ),
]
KeptAs = Annotated[
    str | None,
    typer.Option("--as", metavar="NAME", help="What to call them.", show_default="what they are a copy of"),
]
Vae = Annotated[
    Path | None,
    typer.Option("--vae", metavar="PATH", help="The VAE, where it is in a file of its own.", show_default=False),
]
OwnKind = Annotated[
    Literal["matting", "depth"] | None,
    typer.Option("--kind", help="What an ONNX file is for: matting or depth.", show_default=False, rich_help_panel=OWN),
]
Size = Annotated[
    int | None,
    typer.Option(
        "--size", min=8, max=4096, help="Pixels of the side it is given.", show_default="as its file says",
        rich_help_panel=OWN,
    ),
]  # fmt: skip
Mean = Annotated[
    str | None,
    typer.Option("--mean", metavar="R,G,B", help="Taken off.", show_default="ImageNet's", rich_help_panel=OWN),
]
Std = Annotated[
    str | None,
    typer.Option("--std", metavar="R,G,B", help="Then divided by.", show_default="ImageNet's", rich_help_panel=OWN),
]
Output = Annotated[
    str,
    typer.Option("--output", metavar="NAME|NUMBER", help="Which output counts; -1 is the last.", rich_help_panel=OWN),
]
Values = Annotated[
    Literal["sigmoid", "stretched", "plain", "negated"],
    typer.Option(
        "--values",
        help="How it becomes the answer: a cut-out is 0 to 1, and depth is larger where it is nearer.",
        rich_help_panel=OWN,
    ),
]
SaysLicence = Annotated[
    str | None,
    typer.Option(
        "--licence", metavar="NAME", help="What it comes under; kept with all that is made with it.",
        show_default="nobody knows", rich_help_panel=OWN,
    ),
]  # fmt: skip


class NotThreeNumbers(OrfeasError):
    """{option} {given} is not three numbers. Give them for red, green and blue, such as 0.485,0.456,0.406."""

    kind = Kind.INVALID


class NameWanted(OrfeasError):
    """{path} is a network of your own, so say what to call it: --as NAME, such as --as my-cutter."""

    kind = Kind.INVALID


def register(
    path: Copy,
    name: KeptAs = None,
    vae: Vae = None,
    kind: OwnKind = None,
    size: Size = None,
    mean: Mean = None,
    std: Std = None,
    output: Output = "0",
    values: Values = "plain",
    says_licence: SaysLicence = None,
    accept_licence: AcceptLicence = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Use weights that you have: of TripoSR, Hunyuan3D-2.1's shape network, cut-outs, depth, or those that paint.

    Files stay where they are and are only pointed to; an official checkpoint is converted once into the weights folder,
    and left alone. What a file holds tells what it is; --as says it where it could be several, such as --as u2net.

    An ONNX network of your own is for cut-outs or depth, as --kind says, and is given what the options below say.
    """
    from orfeas.cli.weights.asking import answer_by
    from orfeas.cli.weights.byte_progress import byte_progress
    from orfeas.cli.weights.outcome import tell_outcome
    from orfeas.engines.text_to_image.folder import INDEX
    from orfeas.settings import read_settings

    settings = read_settings()
    answer = answer_by(accept_licence, territory=settings.territory, quiet=quiet)
    with byte_progress(quiet=quiet) as telling:
        if (path / INDEX).is_file():
            record = _painter(path, name, settings, says_licence=says_licence, answer=answer, telling=telling)
        elif kind is not None or path.suffix.lower() == ".onnx":
            own = None
            if kind is not None:
                own = _numbers(path, size=size, mean=mean, std=std, output=output, values=values)
            record = _graph(path, name, settings, kind, own, says_licence, answer=answer, telling=telling)
        else:
            record = _shape(path, name, vae, settings, answer=answer, telling=telling)
    tell_outcome(record, settings.weights_home, as_json_text=as_json, quiet=quiet)


def _shape(
    path: Path, name: str | None, vae: Path | None, settings: Settings, *, answer: Answer, telling: Telling
) -> Record:
    from orfeas.weights.manifest import find_manifest
    from orfeas.weights.register import copy_of
    from orfeas.weights.register import register as register_copy

    return register_copy(
        path,
        manifest=find_manifest(copy_of(path)),
        folder=settings.weights_home,
        territory=settings.territory,
        answer=answer,
        name=name,
        vae=vae,
        telling=telling,
    )


def _painter(
    path: Path, name: str | None, settings: Settings, *, says_licence: str | None, answer: Answer, telling: Telling
) -> Record:
    from orfeas.weights.networks.register_painter import register_painter

    return register_painter(
        path,
        name=name or path.resolve().name.lower(),
        folder=settings.weights_home,
        territory=settings.territory,
        answer=answer,
        says_licence=says_licence,
        telling=telling,
    )


def _graph(
    path: Path,
    name: str | None,
    settings: Settings,
    kind: str | None,
    own: Preprocessing | None,
    says_licence: str | None,
    *,
    answer: Answer,
    telling: Telling,
) -> Record:
    from orfeas.weights.networks.register_graph import published_as, register_graph

    if own is not None and name is None:
        raise NameWanted(path=path)
    published = None if own else published_as(path, name=name)
    of = own or published
    assert of is not None, "one or the other"
    return register_graph(
        path,
        name=name or (published.name if published else ""),
        of=of,
        engine=kind or (published.engine if published else ""),
        folder=settings.weights_home,
        territory=settings.territory,
        answer=answer,
        says_licence=says_licence if own else None,
        telling=telling,
    )


def _numbers(
    path: Path, *, size: int | None, mean: str | None, std: str | None, output: str, values: Values
) -> Preprocessing:
    from orfeas.weights.networks.register_graph import IMAGENET_DEVIATION, IMAGENET_MEAN, own_numbers

    number = output.lstrip("-").isdigit()
    return own_numbers(
        path,
        pixels=size,
        mean=IMAGENET_MEAN if mean is None else _three("--mean", mean),
        deviation=IMAGENET_DEVIATION if std is None else _three("--std", std, above=0.0),
        output=int(output) if number else output,
        values=values,
    )


def _three(option: str, given: str, *, above: float = -math.inf) -> tuple[float, float, float]:
    try:
        red, green, blue = (float(part) for part in given.split(","))
    except ValueError as failure:
        raise NotThreeNumbers(option=option, given=given) from failure
    if not all(math.isfinite(each) and each > above for each in (red, green, blue)):
        raise NotThreeNumbers(option=option, given=given)
    return red, green, blue
