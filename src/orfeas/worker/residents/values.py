"""Values: what an engine takes and gives, as JSON and arrays, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from orfeas.engines.contract import Cutout, Engine, Quality, Report, Surface, UsedAdapter
from orfeas.engines.weight_files import AdapterFile
from orfeas.intake.picture import Picture
from orfeas.intake.views import View
from orfeas.mesh.material import Paint, Projection
from orfeas.mesh.mesh import Mesh
from orfeas.worker.residents.frames import Array, Frame


@dataclass(frozen=True, eq=False)
class Asked:
    """What a job asks of an engine.

    Attributes:
        engine: by name.
        weights: hash of those it was asked for with; None for those that are used now.
        others: see `Engine.generate`.
        adapters: LoRAs that are to run beside the network.
    """

    engine: str
    weights: str | None
    cutout: Cutout
    quality: Quality
    others: Mapping[View, Cutout]
    adapters: tuple[AdapterFile, ...] = ()

    @property
    def cells(self) -> int:
        """Along the field: what memory hangs on."""
        return self.quality.field_cells

    def ask(self, engine: Engine, *, report: Report, is_last_try: bool) -> Surface:
        """Have it made; there is one way to, whichever try it is."""
        return engine.generate(self.cutout, quality=self.quality, others=self.others, report=report)


class _Gathered:
    """Arrays in the order they were met; a value names its own by number."""

    def __init__(self) -> None:
        self.arrays: list[Array] = []

    def put(self, array: Array | None) -> int | None:
        if array is None:
            return None
        self.arrays.append(array)
        return len(self.arrays) - 1


def frame_of_asked(asked: Asked) -> Frame:
    """As it goes to the engine's process."""
    gathered = _Gathered()
    message = {
        "engine": asked.engine,
        "weights": asked.weights,
        "quality": asdict(asked.quality),
        "cutout": _cutout(asked.cutout, gathered),
        "others": {view.value: _cutout(other, gathered) for view, other in asked.others.items()},
        "adapters": [{**asdict(each), "path": str(each.path)} for each in asked.adapters],
    }
    return Frame(message, gathered.arrays)


def asked_of_frame(frame: Frame) -> Asked:
    """What `frame_of_asked` was given.

    Raises:
        FrameUnreadable, KeyError, TypeError, ValueError: it is not what that makes.
    """
    message = frame.message
    return Asked(
        engine=str(message["engine"]),
        weights=message["weights"],
        cutout=_read_cutout(message["cutout"], frame),
        quality=Quality(**message["quality"]),
        others={View(name): _read_cutout(other, frame) for name, other in message["others"].items()},
        adapters=tuple(AdapterFile(**{**each, "path": Path(each["path"])}) for each in message["adapters"]),
    )


def frame_of_surface(surface: Surface) -> Frame:
    """As it comes back."""
    gathered = _Gathered()
    mesh, paint = surface.mesh, surface.paint
    message = {
        "is": "surface",
        "mesh": {
            **{name: gathered.put(getattr(mesh, name)) for name in ("positions", "faces", "normals", "uvs")},
            "num_quads": mesh.num_quads,
        },
        "paint": {
            **{name: gathered.put(getattr(paint, name)) for name in ("positions", "colors", "normals")},
            "projections": [_projection(each, gathered) for each in paint.projections],
        },
        "told": {each.name: getattr(surface, each.name) for each in fields(surface) if each.name not in _APART},
        "adapters": [asdict(each) for each in surface.adapters],
    }
    return Frame(message, gathered.arrays)


def surface_of_frame(frame: Frame) -> Surface:
    """What `frame_of_surface` was given."""
    mesh, paint = frame.message["mesh"], frame.message["paint"]
    told: dict[str, Any] = {
        name: tuple(each) if isinstance(each, list) else each for name, each in frame.message["told"].items()
    }
    return Surface(
        mesh=Mesh(
            **{name: _array(mesh[name], frame) for name in ("positions", "faces", "normals", "uvs")},
            num_quads=mesh["num_quads"],
        ),
        paint=Paint(
            **{name: frame.array(paint[name]) for name in ("positions", "colors", "normals")},
            projections=tuple(_read_projection(each, frame) for each in paint["projections"]),
        ),
        adapters=tuple(UsedAdapter(**each) for each in frame.message["adapters"]),
        **told,
    )


_APART = ("mesh", "paint", "adapters")
_PROJECTED = ("pixels", "confidence", "matrix", "toward", "depth")


def _projection(projection: Projection, gathered: _Gathered) -> dict[str, object]:
    return {**{name: gathered.put(getattr(projection, name)) for name in _PROJECTED}, "slack": projection.slack}


def _read_projection(values: Mapping[str, Any], frame: Frame) -> Projection:
    return Projection(**{name: _array(values[name], frame) for name in _PROJECTED}, slack=values["slack"])


def _cutout(cutout: Cutout, gathered: _Gathered) -> dict[str, object]:
    picture = cutout.picture
    return {
        "pixels": gathered.put(picture.pixels),
        "has_alpha": picture.has_alpha,
        "num_source_pixels": picture.num_source_pixels,
        "mask": gathered.put(cutout.mask),
        "colors": gathered.put(cutout.colors),
        "method": cutout.method,
        "confidence": cutout.confidence,
        "dropped": list(cutout.dropped),
    }


def _read_cutout(values: Mapping[str, Any], frame: Frame) -> Cutout:
    pixels = frame.array(values["pixels"])
    return Cutout(
        picture=Picture(pixels, has_alpha=values["has_alpha"], num_source_pixels=values["num_source_pixels"]),
        mask=frame.array(values["mask"]),
        colors=frame.array(values["colors"]),
        method=values["method"],
        confidence=values["confidence"],
        dropped=tuple(values["dropped"]),
    )


def _array(at: object, frame: Frame) -> Any:
    return None if at is None else frame.array(at)
