"""Catalog: which engines there are and what each needs; loads none of them."""

from __future__ import annotations

from dataclasses import dataclass

from orfeas.engines.sampling import SamplingRanges
from orfeas.errors import Kind, OrfeasError


class UnknownEngine(OrfeasError):
    """There is no engine called {name}. Choose one of: {known}."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class EngineEntry:
    """An engine as it can be asked for by name.

    Attributes:
        name: as the user types it.
        version: changes whenever its output may; part of every fingerprint.
        sentence: what it does, for the user.
        license: SPDX name of the licence of its code and weights.
        needs_weights: whether files must be downloaded first.
        takes_views: whether it makes use of several views of one thing.
        needs_views: whether it makes nothing of one picture. Such engines come last where there are several views.
        takes_styles: whether LoRAs can run beside its network.
        sampling: which steps and guidance it takes; None where it does not work in steps.
        takes_savings: whether it can leave out work (`Savings`), have weights of eight bits and be compiled.
        runs_on_processor: whether it may run there unasked: others with weights of their own want a GPU.
        memory_bytes: what it takes at its largest recipe, about.
    """

    name: str
    version: str
    sentence: str
    license: str = "Apache-2.0"
    needs_weights: bool = False
    takes_views: bool = False
    needs_views: bool = False
    takes_styles: bool = False
    sampling: SamplingRanges | None = None
    takes_savings: bool = False
    runs_on_processor: bool = False
    memory_bytes: int = 2 << 30


ENGINES: dict[str, EngineEntry] = {
    "relief": EngineEntry(
        name="relief",
        version="1",
        sentence="Classical: silhouette and shading to a closed surface. Needs no weights and no GPU.",
    ),
    "hull": EngineEntry(
        name="hull",
        version="2",
        sentence="Classical: the outlines of two to five views to a closed surface. Needs no weights and no GPU.",
        takes_views=True,
        needs_views=True,
    ),
    "small": EngineEntry(
        name="small",
        version="3",
        sentence="Our own small network and the outlines in one field. Weights in the package; no GPU, no torch.",
        takes_views=True,
    ),
    "triposr": EngineEntry(
        name="triposr",
        version="1",
        sentence="TripoSR: shape and colours on every side, on a processor too. Weights to download; needs PyTorch.",
        license="MIT",
        needs_weights=True,
        runs_on_processor=True,
        memory_bytes=3 << 30,
    ),
    "hunyuan3d21": EngineEntry(
        name="hunyuan3d21",
        version="1",
        sentence="Hunyuan3D-2.1's shape network, with weights of its own to download. Wants a GPU and PyTorch.",
        license="LicenseRef-Tencent-Hunyuan3D-2.1-Community",
        needs_weights=True,
        takes_styles=True,
        sampling=SamplingRanges(steps=(2, 100), guidance=(0.0, 20.0)),
        takes_savings=True,
        memory_bytes=10 << 30,
    ),
}


def find_engine(name: str) -> EngineEntry:
    """The engine of that name.

    Raises:
        UnknownEngine: no such engine; lists those there are.
    """
    if name not in ENGINES:
        raise UnknownEngine(name=name, known=", ".join(ENGINES))
    return ENGINES[name]
