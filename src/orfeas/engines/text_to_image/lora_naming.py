"""LoRA naming: which layers a LoRA's file changes, by the names that diffusers and kohya write. No torch here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from orfeas.engines.lora.naming import RANK, AdapterDamaged, AdapterDoesNotFit, AdapterTooLarge

NETWORKS = ("unet", "transformer", "text_encoder", "text_encoder_2")
"""Parts of a pipeline that a LoRA may change, as names begin."""

_MATRIX = re.compile(r"(.+?)[._]lora(?:_|\.|_linear_layer\.)(A|B|down|up)\.weight")
_ALPHA = re.compile(r".+\.alpha")

Shape = tuple[int, ...]


class Pair(NamedTuple):
    """Shapes of a layer's two matrices, or kernels: (R, I ...) and (O, R ...)."""

    down: Shape
    up: Shape

    @property
    def rank(self) -> int:
        return self.down[0]


def pairs_of(shapes: Mapping[str, Shape], *, file: str) -> dict[str, Pair]:
    """Matrices by the layer they change, as the file names it; each has its partner, of the same rank.

    Args:
        shapes: of all tensors of a file, by name.

    Raises:
        AdapterDoesNotFit: a tensor is no matrix of a LoRA.
        AdapterDamaged: a layer has no two matrices of one rank.
        AdapterTooLarge: the rank is larger than is accepted.
    """
    found: dict[str, dict[bool, Shape]] = {}
    for name, shape in shapes.items():
        if _ALPHA.fullmatch(name):
            continue
        matrix = _MATRIX.fullmatch(name)
        if matrix is None or len(shape) not in (2, 4):
            raise AdapterDoesNotFit(file=file, problem=f"{name} is no matrix of a LoRA")
        found.setdefault(matrix[1], {})[matrix[2] in ("B", "up")] = shape
    return {layer: _pair(layer, both, file=file) for layer, both in found.items()}


def _pair(layer: str, both: Mapping[bool, Shape], *, file: str) -> Pair:
    if len(both) != 2 or both[True][1] != both[False][0]:
        raise AdapterDamaged(file=file, tensor=layer, problem="has no two matrices of one rank")
    pair = Pair(down=both[False], up=both[True])
    if pair.rank > RANK:
        raise AdapterTooLarge(file=file, what=f"a rank of {pair.rank} in {layer}", limit=RANK)
    return pair
