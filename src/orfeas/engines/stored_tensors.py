"""Stored tensors: those of weight files by their published names, read when they are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from safetensors import SafetensorError, safe_open
from torch import Tensor

from orfeas.engines.weight_files import WeightFiles
from orfeas.engines.weight_places import WeightsDoNotFit

MAPPED_BYTES = 256 << 20
"""What is read of a file stays mapped, and so in our memory, until it is opened anew: after about this much."""


class StoredTensors:
    """Tensors of several files by part and published name, but for those that nothing needs."""

    def __init__(self, weights: WeightFiles, *, dropped: tuple[str, ...]) -> None:
        """Look at the names of all.

        Args:
            weights: see WeightFiles.
            dropped: regular expressions of whole names that are left out.

        Raises:
            WeightsDoNotFit: a file cannot be read, or a tensor is there twice.
        """
        self._of: dict[str, tuple[_File, str]] = {}
        for each in weights.files:
            file = _File(each.path, network=weights.name)
            for key in file.names():
                whole = f"{each.prefix}{key}"
                if any(re.fullmatch(pattern, whole) for pattern in dropped):
                    continue
                if whole in self._of:
                    raise WeightsDoNotFit(network=weights.name, problem=f"{whole} is there twice")
                self._of[whole] = (file, key)

    def of(self, part: str) -> Mapping[str, Tensor]:
        """The tensors of one part, without its name in front."""
        return _Named({key.removeprefix(f"{part}."): at for key, at in self._of.items() if key.startswith(f"{part}.")})

    @property
    def all(self) -> Mapping[str, Tensor]:
        """Those of all parts."""
        return _Named(self._of)


class _File:
    """A file, opened anew whenever much of it was read."""

    def __init__(self, path: Path, *, network: str) -> None:
        self._path, self._network = path, network
        self._opened: Any = self._open()
        self._read = 0

    def names(self) -> list[str]:
        return list(self._opened.keys())

    def tensor(self, name: str) -> Tensor:
        if self._read > MAPPED_BYTES:
            self._opened, self._read = self._open(), 0
        tensor: Tensor = self._opened.get_tensor(name)
        self._read += tensor.nbytes
        return tensor

    def _open(self) -> Any:
        try:
            return safe_open(self._path, framework="pt")
        except (OSError, SafetensorError) as failure:
            problem = f"{self._path.name} cannot be read ({failure})"
            raise WeightsDoNotFit(network=self._network, problem=problem) from failure


class _Named(Mapping[str, Tensor]):
    """Read when it is asked for, and not kept."""

    def __init__(self, at: dict[str, tuple[_File, str]]) -> None:
        self._at = at

    def __getitem__(self, key: str) -> Tensor:
        file, name = self._at[key]
        return file.tensor(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)
