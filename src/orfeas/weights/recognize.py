"""Recognize: what weights a file holds, by the names and shapes of its tensors; and whether they are all there."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orfeas.engines.hunyuan3d21 import sizes as hunyuan
from orfeas.engines.triposr import sizes as triposr
from orfeas.engines.weight_files import WeightFile
from orfeas.errors import Kind, OrfeasError
from orfeas.weights.header import Header

Shapes = dict[str, tuple[int, ...]]

PARTS = ("model.", "vae.", "conditioner.")
FIRST_WORDS = {
    "x_embedder": "model.",
    "t_embedder": "model.",
    "blocks": "model.",
    "final_layer": "model.",
    "post_kl": "vae.",
    "pre_kl": "vae.",
    "encoder": "vae.",
    "transformer": "vae.",
    "geo_decoder": "vae.",
    "main_image_encoder": "conditioner.",
}
"""How names begin where the part they are of is left out."""

NEWER_DINO = (
    (re.compile(r"\.attention\.q_proj\."), ".attention.attention.query."),
    (re.compile(r"\.attention\.k_proj\."), ".attention.attention.key."),
    (re.compile(r"\.attention\.v_proj\."), ".attention.attention.value."),
    (re.compile(r"\.attention\.o_proj\."), ".attention.output.dense."),
)
"""DINOv2 as transformers 5 names it, and as it was published."""

NUM_BLOCKS_2_0 = 16
LONGEST_SAID = 100
NUMBERS = ("F16", "BF16", "F32")


class OtherNetwork(OrfeasError):
    """{path} holds {called}, which no engine here runs. Get the weights of Hunyuan3D-2.1: `orfeas models download hunyuan3d-2.1-shape`."""  # noqa: E501

    kind = Kind.INVALID


class NotTheWeights(OrfeasError):
    """{path} does not hold the weights of {network}: {problem}. {remedy}."""

    kind = Kind.INVALID


Config = Mapping[str, Any] | None
"""A published configuration; None for the published sizes."""


def fingerprint(config: Config) -> str:
    """Of the denoiser's architecture: what adapters are made for, and refused by."""
    shapes = hunyuan.published_shapes(hunyuan.sizes_of(config)).items()
    lines = (f"{name} {' '.join(map(str, shape))}\n" for name, shape in sorted(shapes) if name.startswith("model."))
    return f"sha256:{hashlib.sha256(''.join(lines).encode()).hexdigest()}"


@dataclass(frozen=True)
class Network:
    """A network whose weights are recognised here.

    Attributes:
        title: what a sentence calls it.
        name: of its weights.
        config_parts: what its published configuration has a part for.
        shapes: every tensor that is needed.
        dropped: regular expressions of the names of published tensors that nothing here needs.
        base: its fingerprint, where adapters can be put on it.
        told_by: how some names of its tensors begin, and none of the others'.
    """

    title: str
    name: str
    config_parts: frozenset[str]
    shapes: Callable[[Config], Shapes]
    dropped: tuple[str, ...]
    base: Callable[[Config], str | None] = lambda _config: None
    told_by: str | None = None


HUNYUAN = Network(
    "Hunyuan3D-2.1",
    "hunyuan3d-2.1-shape",
    config_parts=frozenset({hunyuan.MODEL, hunyuan.VAE, hunyuan.CONDITIONER}),
    shapes=lambda config: hunyuan.published_shapes(hunyuan.sizes_of(config)),
    dropped=hunyuan.DROPPED,
    base=fingerprint,
)
TRIPOSR = Network(
    "TripoSR",
    "triposr",
    config_parts=frozenset({*triposr.PARTS, "renderer"}),
    shapes=lambda config: triposr.published_shapes(triposr.sizes_of(config)),
    dropped=triposr.DROPPED,
    told_by="image_tokenizer.model.",
)
NETWORKS = {"hunyuan3d21": HUNYUAN, "triposr": TRIPOSR}
"""By the engine that runs them."""


def recognize(headers: Mapping[Path, Header], *, engine: str, config: Config) -> tuple[WeightFile, ...]:
    """The files as an engine takes them, each with the part that its names leave out.

    Args:
        headers: of all files that are to hold the weights together.
        engine: one of `NETWORKS`.
        config: their published configuration; None for the published sizes.

    Raises:
        OtherNetwork: they are weights of a relative.
        NotTheWeights: tensors are missing, unknown, there twice or of other shapes; names the first.
        ConfigurationNotKnown: the configuration is of other networks.
    """
    of = NETWORKS[engine]
    for path, header in headers.items():
        called = relative(header, config=config) if of is HUNYUAN else None
        if called is not None:
            raise OtherNetwork(path=path.name, called=called)
        _check_numbers(path, header, of=of)
    files = tuple(WeightFile(path, _prefix(path, header) if of is HUNYUAN else "") for path, header in headers.items())
    found = [
        (_published(file.prefix + name), stored.shape)
        for file in files
        for name, stored in headers[file.path].tensors.items()
    ]
    called = " and ".join(path.name for path in headers)
    _hold_against(found, of.shapes(config), dropped=of.dropped, called=called, of=of)
    return files


def relative(header: Header, *, config: Config) -> str | None:
    """What the weights of a related network are called; None where they may be those of Hunyuan3D-2.1.

    The multi-view network has the tensors of 2.0's: only its configuration tells it apart.
    """
    names = header.tensors
    doubles = {found[1] for name in names if (found := re.match(r"(?:model\.)?double_blocks\.(\d+)\.", name))}
    if not doubles and not any(re.match(r"(?:model\.)?single_blocks\.", name) for name in names):
        return None
    if "DinoImageEncoderMV" in str(config):
        family = "Hunyuan3D-2mv, the multi-view network"
    elif len(doubles) < NUM_BLOCKS_2_0:
        family = "Hunyuan3D-2mini"
    else:
        family = "Hunyuan3D-2.0, or its multi-view sister 2mv, which has the same tensors"
    is_distilled = any(re.match(r"(?:model\.)?guidance_in\.", name) for name in names)
    return f"{family}{', in its turbo or fast kind' if is_distilled else ''}"


def _check_numbers(path: Path, header: Header, *, of: Network) -> None:
    other = sorted(name for name, stored in header.tensors.items() if stored.dtype not in NUMBERS)
    if other:
        dtype = header.tensors[other[0]].dtype
        raise _not(path.name, f"{_listed(other)} {_is(other)} stored as {dtype}, not as F16 or F32", of=of)


def _prefix(path: Path, header: Header) -> str:
    """What a file's names leave out: nothing, or one part for all of them."""
    bare = {name: FIRST_WORDS.get(name.partition(".")[0]) for name in header.tensors if not name.startswith(PARTS)}
    unknown = sorted(name for name, part in bare.items() if part is None)
    if unknown:
        raise _not(path.name, f"{_listed(unknown)} {_is(unknown)} not known there")
    parts = {part or "" for part in bare.values()}
    if len(parts) > 1 or (parts and len(bare) < len(header.tensors)):
        raise _not(path.name, "it holds several parts, and not all names say which they are of")
    return next(iter(parts), "")


def _published(name: str) -> str:
    if name.startswith("conditioner."):
        for pattern, published in NEWER_DINO:
            name = pattern.sub(published, name)
    return name


def _hold_against(
    found: Iterable[tuple[str, tuple[int, ...]]], wanted: Shapes, *, dropped: Sequence[str], called: str, of: Network
) -> None:
    kept = [(name, shape) for name, shape in found if not any(re.match(pattern, name) for pattern in dropped)]
    counted = Counter(name for name, _ in kept)
    unknown = sorted(counted.keys() - wanted.keys())
    twice = sorted(name for name, count in counted.items() if count > 1)
    missing = sorted(wanted.keys() - counted.keys())
    if missing:
        raise _not(called, f"{_listed(missing)} {_is(missing)} missing", _remedy_for(missing, wanted), of=of)
    if twice:
        raise _not(called, f"{_listed(twice)} {_is(twice)} there twice", of=of)
    if unknown:
        raise _not(called, f"{_listed(unknown)} {_is(unknown)} not known there", of=of)
    wrong = sorted(name for name, shape in kept if shape != wanted[name])
    if wrong:
        shapes = dict(kept)
        has, should = (" x ".join(map(str, of[wrong[0]])) for of in (shapes, wanted))
        more = f", and {len(wrong) - 1} more are of other shapes" if len(wrong) > 1 else ""
        remedy = "If they are of another size on purpose, put their config.yaml beside them"
        raise _not(called, f"{wrong[0]} is {has}, not {should}{more}", remedy, of=of)


def _remedy_for(missing: list[str], wanted: Shapes) -> str | None:
    whole = [part for part in PARTS if all(name in missing for name in wanted if name.startswith(part))]
    if whole == ["vae."]:
        return "Give the file that holds the rest with --vae"
    return None


def _not(called: str, problem: str, remedy: str | None = None, *, of: Network = HUNYUAN) -> NotTheWeights:
    usual = f"Download it again, or get them from here: `orfeas models download {of.name}`"
    return NotTheWeights(path=called, network=of.title, problem=problem, remedy=remedy or usual)


def _listed(names: list[str]) -> str:
    return ", ".join(name[:LONGEST_SAID] for name in names[:3]) + (
        f" and {len(names) - 3} more" if len(names) > 3 else ""
    )


def _is(names: list[str]) -> str:
    return "is" if len(names) == 1 else "are"
