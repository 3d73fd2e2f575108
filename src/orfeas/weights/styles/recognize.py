"""Recognize: what a LoRA's file is for, by the names and shapes in its header; and whether it fits.

The shape network's layers are known here. A painter's are read from the headers of those that lie here; of some files
that other programs name otherwise, only loading can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from orfeas.engines.catalog import ENGINES
from orfeas.engines.hunyuan3d21.sizes import MODEL, adaptable_layers, published_shapes, sizes_of
from orfeas.engines.lora.naming import (
    BASE_NOTE,
    AdapterDamaged,
    AdapterDoesNotFit,
    check_base_note,
    check_channels,
    check_pair,
    is_peft,
    sort_by_layer,
)
from orfeas.engines.text_to_image.folder import PipelineFolder, weight_files
from orfeas.engines.text_to_image.kinds import KINDS
from orfeas.engines.text_to_image.lora_naming import Pair, pairs_of
from orfeas.errors import Kind, OrfeasError
from orfeas.weights.header import Header, WeightsUnreadable, read_header
from orfeas.weights.recognize import fingerprint

SHAPE = "hunyuan3d21"
_OF_SHAPE = re.compile(r"(base_model\.model\.|lora_unet_)(blocks[._]\d+[._](attn[12]|mlp|moe|skip_linear)|x_embedder)")
_DENOISERS = ("unet", "transformer")
_FLAT = {"lora_unet_": _DENOISERS, "lora_transformer_": ("transformer",)}


class StyleNotRecognized(OrfeasError):
    """It cannot be told what the LoRA {file} is for. Say what it is for: one of {known}."""

    kind = Kind.INVALID


class StyleFitsNothing(OrfeasError):
    """The LoRA {file} fits no network here: {problem}. Put the network here that it was made for, or use another LoRA."""  # noqa: E501

    kind = Kind.INVALID


class NotForStyles(OrfeasError):
    """Nothing called {name} takes styles. Choose one of: {known}."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class Recognized:
    """What a file is; see StyleRecord."""

    network: str
    base: str | None
    format: Literal["peft", "kohya", "diffusers"]
    rank: int
    num_layers: int


@dataclass(frozen=True)
class Fit:
    """How a file agrees with one painter.

    Attributes:
        num_found: layers that are there, and of the right shapes.
        problem: the first that is not; None where nothing speaks against it.
    """

    num_found: int
    problem: str | None


def known_networks(painters: Sequence[PipelineFolder]) -> list[str]:
    """What a style can be said to be for."""
    return [
        *(each.name for each in ENGINES.values() if each.takes_styles),
        *(each.path.name for each in painters),
        *KINDS,
    ]


def recognize(
    header: Header,
    *,
    file: str,
    wanted: str | None,
    config: Mapping[str, Any] | None,
    painters: Sequence[PipelineFolder],
) -> Recognized:
    """What a LoRA is for, once it is known to fit that.

    Args:
        header: of its file.
        file: what it is called.
        wanted: an engine, a painter by its folder's name or a kind of pipeline, as its user says; None to find out.
        config: published configuration of the shape network's weights here; None for the published sizes.
        painters: those that lie here.

    Raises:
        NotForStyles: nothing of the name that is wanted takes styles.
        StyleNotRecognized, StyleFitsNothing: it is for nothing that is known here.
        OrfeasError: of kind INVALID: it is not for what it was said to be for; see `lora/naming.py`.
    """
    kind = None if wanted is None else _kind_of(wanted, painters)
    of_shape = next((name for name in header.tensors if _OF_SHAPE.match(name)), None)
    if kind == SHAPE or (kind is None and of_shape):
        return _for_shape(header, file=file, config=config)
    if of_shape:
        raise AdapterDoesNotFit(file=file, problem=f"{of_shape} is for a layer of {SHAPE}")
    pairs = pairs_of(_shapes(header), file=file)
    if not pairs:
        raise AdapterDamaged(file=file, tensor="it", problem="has no matrices")
    found = _painter_kind(header, pairs, file=file, kind=kind, painters=painters)
    is_kohya = any(".lora_down.weight" in name for name in header.tensors)
    rank = max(pair.rank for pair in pairs.values())
    return Recognized(found, header.metadata.get(BASE_NOTE), "kohya" if is_kohya else "diffusers", rank, len(pairs))


def check_fits_painter(header: Header, painter: PipelineFolder, *, file: str) -> None:
    """Raise AdapterDoesNotFit where a LoRA is known to have no place in a painter."""
    if (problem := fit_of(pairs_of(_shapes(header), file=file), painter).problem) is not None:
        raise AdapterDoesNotFit(file=file, problem=problem)


def fit_of(pairs: Mapping[str, Pair], painter: PipelineFolder) -> Fit:
    """How the layers a file changes agree with those that a painter's denoiser has."""
    part = next(name for name in _DENOISERS if name in painter.parts)
    layers = _layers_of(painter, part)
    flat = {name.replace(".", "_"): name for name in layers}
    num_found = 0
    for called, pair in pairs.items():
        layer, is_sure = _layer_of(called, part, layers, flat)
        if layer is None:
            if is_sure:
                return Fit(num_found, f"{called} is no layer of {painter.path.name}")
            continue
        (num_out, num_in), found = layers[layer][:2], (pair.down[1], pair.up[0])
        if found != (num_in, num_out):
            there = f"{layer} of {painter.path.name} has {num_in} channels in and {num_out} out"
            return Fit(num_found, f"{there}, the LoRA's {found[0]} and {found[1]}")
        num_found += 1
    return Fit(num_found, None)


def _kind_of(wanted: str, painters: Sequence[PipelineFolder]) -> str:
    if wanted in KINDS or (wanted in ENGINES and ENGINES[wanted].takes_styles):
        return wanted
    for painter in painters:
        if painter.path.name == wanted:
            return painter.kind.name
    raise NotForStyles(name=wanted[:80], known=", ".join(known_networks(painters)))


def _for_shape(header: Header, *, file: str, config: Mapping[str, Any] | None) -> Recognized:
    sizes, base = sizes_of(config), fingerprint(config)
    check_base_note(header.metadata.get(BASE_NOTE), fingerprint=base, file=file)
    parts = sort_by_layer(header.tensors, layers=adaptable_layers(sizes.denoiser), file=file)
    published, ranks = published_shapes(sizes), []
    for layer, names in parts.items():
        down, up = (header.tensors[names[part]].shape for part in ("down", "up"))
        ranks.append(check_pair(down, up, layer=layer, file=file))
        num_out, num_in = published[f"{MODEL}.{layer}.weight"]
        check_channels((down[1], up[0]), (num_in, num_out), layer=layer, file=file)
    return Recognized(SHAPE, base, "peft" if is_peft(header.tensors) else "kohya", max(ranks), len(parts))


def _painter_kind(
    header: Header, pairs: Mapping[str, Pair], *, file: str, kind: str | None, painters: Sequence[PipelineFolder]
) -> str:
    asked = [each for each in painters if kind in (None, each.kind.name)]
    fits = [(each, fit) for each in asked if (fit := _fit_if_sound(pairs, each)) is not None]
    fitting = {each.kind.name for each, fit in fits if fit.problem is None and fit.num_found}
    if kind is None and len(fitting) == 1:
        return fitting.pop()
    problems = [fit.problem for _, fit in fits if fit.problem is not None]
    if problems and len(problems) == len(fits):
        raise StyleFitsNothing(file=file, problem=problems[0])
    if kind is None:
        raise StyleNotRecognized(file=file, known=", ".join(known_networks(painters)))
    return kind


def _fit_if_sound(pairs: Mapping[str, Pair], painter: PipelineFolder) -> Fit | None:
    """What is wrong with a painter's own files is told where it is asked to paint."""
    try:
        return fit_of(pairs, painter)
    except WeightsUnreadable:
        return None


def _shapes(header: Header) -> dict[str, tuple[int, ...]]:
    return {name: stored.shape for name, stored in header.tensors.items()}


def _layers_of(painter: PipelineFolder, part: str) -> dict[str, tuple[int, ...]]:
    """Shapes of the weights of a network's layers, by the layer's name."""

    def found() -> Iterator[tuple[str, tuple[int, ...]]]:
        for path in weight_files(painter, part):
            for name, stored in read_header(path).tensors.items():
                if name.endswith(".weight") and len(stored.shape) > 1:
                    yield name.removesuffix(".weight"), stored.shape

    return dict(found())


def _layer_of(called: str, part: str, layers: Mapping[str, object], flat: Mapping[str, str]) -> tuple[str | None, bool]:
    """The layer that a file means, and whether one that is not there tells against the network.

    Kohya's names may be those of a network's original code, which diffusers translates when it loads them.
    """
    for start, parts in _FLAT.items():
        if called.startswith(start) and part in parts:
            return flat.get(called.removeprefix(start)), False
    network, _, layer = called.partition(".")
    if network not in _DENOISERS:
        return None, network == "base_model"
    layer = layer.replace(".processor.", ".")
    known = next((each for each in (layer, f"{layer}.0") if network == part and each in layers), None)
    return known, True
