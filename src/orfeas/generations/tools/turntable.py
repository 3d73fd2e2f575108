"""Turntable: a film that goes once round an object."""

from __future__ import annotations

from collections.abc import Iterator

from orfeas.generations.tools.film import film_file, find_ffmpeg
from orfeas.generations.tools.made import Made, Report
from orfeas.generations.tools.options import TurntableOptions
from orfeas.mesh.formats.untrusted import Read
from orfeas.mesh.material import Material
from orfeas.render.glass import Transmission
from orfeas.render.material_presets import find_material
from orfeas.render.presets import find_camera, find_lighting
from orfeas.render.turntable import Pixels, require_turning
from orfeas.render.turntable import turntable as draw_turntable


def turntable(read: Read, options: TurntableOptions, report: Report) -> Made:
    """Film an object that turns once about itself, or a camera that goes once round it.

    Raises:
        UnknownLighting, UnknownCamera, UnknownMaterial, UnknownTurning, UnusableFilm: wrong names or numbers.
        NeedsFfmpeg, VideoNotWritten: the video could not be written.
    """
    suffix = f".{options.format}"
    payload = film_file(_frames(read, options, report), suffix=suffix, feed=find_ffmpeg())
    told = {
        "frames": options.frames,
        "pixels": options.pixels,
        "bytes": len(payload),
        "lighting": options.lighting,
        "camera": options.camera,
        "material": options.material,
        "kind": options.kind,
    }
    return Made(None, None, told, {suffix: payload})


def _frames(read: Read, options: TurntableOptions, report: Report) -> Iterator[Pixels]:
    lighting = find_lighting(options.lighting)
    preset = None if options.material is None else find_material(options.material)
    drawn = draw_turntable(
        read.mesh,
        preset.as_material() if preset is not None else read.material or Material(),
        num_frames=options.frames,
        pixels=options.pixels,
        lighting=lighting,
        camera=find_camera(options.camera).camera,
        kind=require_turning(options.kind),
        background=None if options.transparent else lighting.background,
        transmission=None if preset is None else Transmission(preset.transmission, preset.ior),
    )
    for number, frame in enumerate(drawn, start=1):
        yield frame
        report("drawing", number / options.frames)
