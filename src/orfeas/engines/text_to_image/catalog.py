"""Catalog: text-to-image networks that can be recommended, and how they want to be run.

Only what someone has published is here, with where it was read. Nobody here has run these weights. Hashes and sizes are
told by the hub when weights are fetched. Loads nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from orfeas.errors import Kind, OrfeasError

_HUB = "https://huggingface.co"


class UnknownPainter(OrfeasError):
    """There is no text-to-image network called {name}. Choose one of: {known}."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class Painter:
    """A network that paints.

    Attributes:
        name: as it can be asked for.
        sentence: what it is, for the user.
        kind: of pipeline, see `KINDS`.
        repository: on the hub.
        revision: a commit of it that others name.
        license: SPDX name, or the publisher's own.
        is_commercial: whether pictures may be made with it for money.
        steps, guidance: it was made for.
        sources: where all this was read.
    """

    name: str
    sentence: str
    kind: str
    repository: str
    revision: str
    license: str
    is_commercial: bool
    steps: int
    guidance: float
    sources: tuple[str, ...]


PAINTERS: dict[str, Painter] = {
    painter.name: painter
    for painter in (
        Painter(
            "z-image-turbo",
            "Six billion parameters, eight evaluations; for cards of 16 GB by its authors.",
            kind="ZImagePipeline",
            repository="Tongyi-MAI/Z-Image-Turbo",
            revision="f332072aa78be7aecdf3ee76d5c247082da564a6",
            license="Apache-2.0",
            is_commercial=True,
            steps=9,
            guidance=0.0,
            sources=(
                f"{_HUB}/Tongyi-MAI/Z-Image-Turbo/tree/main/text_encoder (licence)",
                f"{_HUB}/docs/diffusers/api/pipelines/z_image (steps, guidance, memory)",
                f"{_HUB}/DownFlow/Z-Image-Turbo-Fuli/blob/main/model_index.json (revision)",
            ),
        ),
        Painter(
            "flux-2-klein-4b",
            "Four billion parameters, four steps; for cards of 13 GB by its authors. Takes no negative prompt.",
            kind="Flux2KleinPipeline",
            repository="black-forest-labs/FLUX.2-klein-4B",
            revision="e7b7dc27f91deacad38e78976d1f2b499d76a294",
            license="Apache-2.0",
            is_commercial=True,
            steps=4,
            guidance=1.0,
            sources=(
                "https://github.com/black-forest-labs/flux2/wiki (licence)",
                f"{_HUB}/black-forest-labs/FLUX.2-klein-4B/blob/main/model_index.json (kind)",
                "two programs that pin its files, one of them by hash (revision)",
                "https://fal.ai/learn/devs/flux-2-klein-user-guide (steps)",
            ),
        ),
        Painter(
            "flux-1-schnell",
            "Twelve billion parameters, four steps. Takes no negative prompt.",
            kind="FluxPipeline",
            repository="black-forest-labs/FLUX.1-schnell",
            revision="20023678b8e1f7976413c36085c2ce225c93a065",
            license="Apache-2.0",
            is_commercial=True,
            steps=4,
            guidance=0.0,
            sources=(
                f"{_HUB}/black-forest-labs/FLUX.1-schnell/tree/20023678b8e1f7976413c36085c2ce225c93a065",
                "diffusers 0.42.1, FluxPipeline's own example (steps, guidance)",
            ),
        ),
        Painter(
            "sdxl-turbo",
            "One step, the smallest of these. NOT for commercial use: Stability AI's non-commercial licence.",
            kind="StableDiffusionXLPipeline",
            repository="stabilityai/sdxl-turbo",
            revision="71153311d3dbb46851df1931d3ca6e939de83304",
            license="sai-nc-community",
            is_commercial=False,
            steps=1,
            guidance=0.0,
            sources=(f"{_HUB}/stabilityai/sdxl-turbo/commit/71153311d3dbb46851df1931d3ca6e939de83304",),
        ),
    )
}


def find_painter(name: str) -> Painter:
    """The network of that name.

    Raises:
        UnknownPainter: lists those there are.
    """
    if name not in PAINTERS:
        raise UnknownPainter(name=name, known=", ".join(PAINTERS))
    return PAINTERS[name]
