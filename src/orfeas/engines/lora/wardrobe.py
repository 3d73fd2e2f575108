"""Wardrobe: the LoRAs that run beside a network, exchanged between two jobs while the network stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from torch import nn

from orfeas.engines.contract import UsedAdapter
from orfeas.engines.lora.adapter import Adapter, Target
from orfeas.engines.lora.attach import Attached, attach
from orfeas.engines.lora.naming import check_weight
from orfeas.engines.lora.read import read_adapter
from orfeas.engines.weight_files import AdapterFile

Key = tuple[str, str | None]
"""See `AdapterFile.identity`."""


@dataclass(frozen=True, eq=False)
class _Hung:
    file: AdapterFile
    adapter: Adapter
    attached: Attached


class Wardrobe:
    """LoRAs beside one network.

    Args:
        network: that they run beside.
        targets: where the layers that they name lie in it; see `attach`.
        fingerprint: of its weights; see `read_adapter`.

    Attributes:
        worn: those that work now, and how strongly.
    """

    def __init__(self, network: nn.Module, *, targets: Mapping[str, Target], fingerprint: str | None) -> None:
        self.worn: tuple[UsedAdapter, ...] = ()
        self._network, self._targets, self._fingerprint = network, targets, fingerprint
        self._hung: dict[Key, _Hung] = {}

    @property
    def carried(self) -> tuple[UsedAdapter, ...]:
        """All that are there, those that do nothing among them."""
        weights = {each.sha256: each.weight for each in self.worn}
        files = (each.file for each in self._hung.values())
        return tuple(UsedAdapter(file.name, weights.get(file.sha256, 0.0), file.sha256) for file in files)

    def wear(self, adapters: Sequence[AdapterFile], *, kept: Iterable[AdapterFile] = ()) -> None:
        """Have these LoRAs work from now on, and no others; what is not read yet is read.

        Args:
            adapters: with their weights.
            kept: others that stay at hand, and do nothing.

        Raises:
            OrfeasError: one cannot be used; see `read_adapter` and `attach`. Then none works.
        """
        for file in adapters:
            check_weight(file.weight, file=file.name)
        wanted = {file.identity: file for file in (*kept, *adapters)}
        self.worn = ()
        self._leave([key for key in self._hung if key not in wanted])
        for each in self._hung.values():
            each.attached.set_weights({each.adapter: 0.0})
        coming = [key for key in wanted if key not in self._hung]
        try:
            for key in coming:
                self._hung[key] = self._hang(wanted[key])
            weights: dict[Key, float] = defaultdict(float)
            for file in adapters:
                weights[file.identity] += file.weight
            for key, weight in weights.items():
                check_weight(weight, file=wanted[key].name)
        except BaseException:
            self._leave([key for key in coming if key in self._hung])
            raise
        for key, weight in weights.items():
            self._hung[key].attached.set_weights({self._hung[key].adapter: weight})
        self.worn = tuple(UsedAdapter(file.name, file.weight, file.sha256) for file in adapters)

    def _hang(self, file: AdapterFile) -> _Hung:
        adapter = read_adapter(file.path, layers=self._targets, fingerprint=self._fingerprint)
        return _Hung(file, adapter, attach(self._network, {adapter: 0.0}, targets=self._targets))

    def _leave(self, keys: Iterable[Key]) -> None:
        for key in keys:
            self._hung.pop(key).attached.detach()
