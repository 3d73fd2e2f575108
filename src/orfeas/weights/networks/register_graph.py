"""Register: a network that is one ONNX file and lies on this machine; it stays where it is."""

from __future__ import annotations

from pathlib import Path

from orfeas.engines.onnx_card import GraphCard, Values, check_graph, misfit
from orfeas.engines.onnx_file import OnnxFile, read_onnx
from orfeas.errors import Kind, OrfeasError
from orfeas.weights.install import refuse_if_installed
from orfeas.weights.licence import Answer, accept, check_territory
from orfeas.weights.manifest import Manifest, Preprocessing, all_manifests
from orfeas.weights.record import Original, Record, Source, now
from orfeas.weights.register import NoWeightsThere, check_name
from orfeas.weights.staging.claim import claimed
from orfeas.weights.staging.digest import sha256_of
from orfeas.weights.staging.place import Telling, linked, place, silent, staging
from orfeas.weights.staging.space import disk_failures

IMAGENET_MEAN, IMAGENET_DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


class WhichNetwork(OrfeasError):
    """{path} could be {known}. Say which with --as NAME; or, for a network of your own, what it is for with --kind."""

    kind = Kind.INVALID


class NoneOfThese(OrfeasError):
    """{path} is none of the ONNX networks known here: its input is {given}. For a network of your own, say what it is for and what to call it: --kind matting --as NAME."""  # noqa: E501

    kind = Kind.INVALID


class SizeUnknown(OrfeasError):
    """{path} leaves open how large a picture it is given. Say so with --size, in pixels, such as 320."""

    kind = Kind.INVALID


def published_as(path: Path, *, name: str | None) -> Manifest:
    """The manifest that an ONNX file is a copy of: by the name it is to have, by its hash, or by what it is given.

    Raises:
        OrfeasError: what `check_graph` raises.
        WhichNetwork: it could be several, or is to have a name that none has.
        NoneOfThese: it could be none.
    """
    published = [each for each in all_manifests() if each.graph is not None]
    file = _read(path)
    by_name = [each for each in published if each.name == name]
    if by_name:
        check_graph(path, card=_card_of(by_name[0]))
        return by_name[0]
    fits = [each for each in published if misfit(file, _card_of(each)) is None]
    if not fits:
        raise NoneOfThese(path=path, given=file.inputs[0].told if file.inputs else "not there")
    if len(fits) > 1:
        digest = sha256_of(path)
        fits = [each for each in fits if digest in {file.sha256 for file in each.files}] or fits
    if len(fits) > 1 or name is not None:
        raise WhichNetwork(path=path, known=" or ".join(each.name for each in fits))
    return fits[0]


def own_numbers(
    path: Path,
    *,
    pixels: int | None = None,
    mean: tuple[float, float, float] = IMAGENET_MEAN,
    deviation: tuple[float, float, float] = IMAGENET_DEVIATION,
    output: int | str = 0,
    values: Values = "plain",
) -> Preprocessing:
    """What a network of the user's own is given and answers, its size read from its file where that fixes it.

    Raises:
        NoWeightsThere, NotAGraph, WeightsElsewhere: it cannot be read.
        SizeUnknown: nobody has said the size.
    """
    fixed = _fixed_side(_read(path))
    if pixels is None and fixed is None:
        raise SizeUnknown(path=path)
    return Preprocessing(pixels=pixels or fixed or 0, mean=mean, deviation=deviation, output=output, values=values)


def register_graph(
    path: Path,
    *,
    name: str,
    of: Manifest | Preprocessing,
    engine: str,
    folder: Path,
    territory: str | None,
    answer: Answer,
    says_licence: str | None = None,
    telling: Telling = silent,
) -> Record:
    """Install a network from a file that stays where it is.

    Args:
        path: of an ONNX file, whole in itself.
        name: to keep it under.
        of: the manifest that it is a copy of, or the numbers of a network of the user's own.
        engine: what it is for: `matting` or `depth`.
        folder: of all weights.
        territory, answer, telling: as in `install`.
        says_licence: what its owner says of its licence.

    Raises:
        OrfeasError: what `check_graph` raises: it is damaged, or another network.
        NameUnusable, NameOfAnother, AlreadyInstalled: it cannot be kept under that name.
    """
    path = path.expanduser().absolute().resolve()
    manifest = of if isinstance(of, Manifest) else None
    graph = of.graph if isinstance(of, Manifest) else of
    assert graph is not None, "a manifest of another kind"
    check_name(name, manifest=manifest)
    check_graph(path, card=graph.card(name=name, licence=""))
    if manifest is not None:
        check_territory(manifest, territory)
    with claimed(folder, name), disk_failures(folder), staging(folder, name) as into:
        refuse_if_installed(folder, name)
        acceptance = accept(manifest, territory=territory, text=None, answer=answer) if manifest else None
        file = linked(path, telling=telling)
        record = Record(
            name=name,
            engine=engine,
            manifest=manifest.name if manifest else None,
            repository=manifest.repository if manifest else None,
            revision=manifest.revision if manifest and file.sha256 == manifest.files[0].sha256 else None,
            source=Source("registered", path.name, (Original(path.name, file.size, file.sha256),)),
            files=(file,),
            licence=acceptance,
            installed_at=now(),
            graph=graph,
            says_licence=says_licence,
        )
        place(record, into, folder=folder)
    return record


def _card_of(manifest: Manifest) -> GraphCard:
    assert manifest.graph is not None
    return manifest.graph.card(name=manifest.name, licence=manifest.licence.id)


def _read(path: Path) -> OnnxFile:
    if not path.is_file():
        raise NoWeightsThere(path=path)
    return read_onnx(path)


def _fixed_side(file: OnnxFile) -> int | None:
    sides = file.inputs[0].sides[2:] if file.inputs else ()
    return next((side for side in sides if side is not None), None)
