"""Page: what docs/reference/shape.md says before its tables."""

from __future__ import annotations

TOLD = (
    "How near a shape made of one picture is to the truth, beside inflation of the silhouette, which is frozen in "
    "`benchmarks/shaping/inflation.py` so that no improvement of an engine can move the yardstick.",
    "",
    "**Objects.** Closed meshes by formula (`benchmarks/shaping/objects`), independent of whatever makes training "
    "samples, fixed by family and seed and held to their hashes by a test: animals, people, vehicles, tools, "
    "instruments, vessels, furniture, food, plants, buildings, machine parts. They are measured, never tuned on.",
    "",
    "**Pictures.** The object stands upright and faces +Z, its box centred with a longest side of one. "
    "`three_quarter` looks from azimuth 35, elevation 15 degrees (azimuth from +Z toward +X); `easy` from 0 and 8 for "
    "what stands up, from 72 and 10 for animals and vehicles. Orthographic, Lambert and ambient light, 384 pixels, the "
    "silhouette's longer side 86 % of the frame, the true mask given. Without colours of its own an object is tan.",
    "",
    "**Alignment.** A method answers in the camera's frame. Scale and place come from the silhouette's box; only the "
    "depth offset, which a picture does not show, is searched, in the same way for every method. No rotation is "
    "searched, and an engine that turns its answer upright by itself is not catered for.",
    "",
    "**Figures.** 10,000 points a side, spread by area with a fixed seed. F@t: harmonic mean of the shares of points "
    "within t of the other surface, in units of the longest side. CD1: mean distance both ways, halved. IoU: on 64³ "
    "cells of a cube of side 1.5, where the truth is closed. Normals: mean angle at 128² pixels that see both. "
    "Silhouette IoU: at 384². Ratio: of the means, with a 95 % bootstrap interval over objects (10,000 resamples). A "
    "case without an answer counts as zero agreement. Seconds: of the method alone, without cutting out.",
    "",
    "True masks, an orthographic camera and plain shading are easier than photographs; figures published elsewhere, "
    "with other poses and alignments, cannot be set beside these.",
)
SEVERAL_TOLD = (
    "Front and left, then front, left and top, each picture exactly at right angles, elevation 0, with its own scale; "
    "measured in the front's frame, beside inflation of the front alone."
)


def title_of(mode: str) -> str:
    return {"single": "One picture", "several": "Several views"}[mode]
