"""Measures of human figures: of men, women, children, heroes, heavy and cartoon people."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np


@dataclass(frozen=True)
class Measures:
    """Lengths in metres; `girth` multiplies thickness of limbs, `depth` is half the thickness of the chest."""

    head: float = 0.235
    neck: float = 0.05
    shoulders: float = 0.18
    hips: float = 0.09
    trunk: float = 0.52
    thigh: float = 0.42
    shin: float = 0.4
    upper: float = 0.28
    fore: float = 0.25
    girth: float = 1.0
    depth: float = 0.105
    waist: float = 0.125
    bust: float = 0.0
    belly: float = 0.0
    hand: float = 1.0
    foot: float = 1.0


def any_measures(rng: np.random.Generator, *, cartoon: float = 0.0) -> Measures:
    """A man, woman, child, hero or heavy person; `cartoon` 0 to 1 makes heads, hands and feet large and legs short."""
    kind = rng.choice(("man", "woman", "child", "hero", "heavy"), p=(0.3, 0.34, 0.12, 0.12, 0.12))
    body = Measures()
    if kind == "woman":
        body = replace(
            body, shoulders=0.155, waist=0.102, hips=0.095, girth=0.88, bust=rng.uniform(0.5, 1.1), depth=0.09
        )
    elif kind == "child":
        body = replace(
            body,
            head=0.225,
            shoulders=0.125,
            hips=0.065,
            trunk=0.38,
            thigh=0.26,
            shin=0.25,
            upper=0.19,
            fore=0.17,
            girth=0.78,
            depth=0.085,
            waist=0.1,
            neck=0.03,
        )
    elif kind == "hero":
        body = replace(body, shoulders=0.225, girth=1.25, depth=0.13, waist=0.135)
    elif kind == "heavy":
        body = replace(body, girth=1.2, depth=0.14, waist=0.18, belly=rng.uniform(0.5, 1.2), hips=0.11)
    grow = rng.uniform(0.92, 1.08, 6)
    return replace(
        body,
        head=body.head * grow[0] * (1 + 0.8 * cartoon),
        thigh=body.thigh * grow[1] * (1 - 0.3 * cartoon),
        shin=body.shin * grow[1] * (1 - 0.3 * cartoon),
        shoulders=body.shoulders * grow[2],
        girth=body.girth * grow[3] ** 2 * float(rng.uniform(0.85, 1.0 + 0.4 * cartoon)),
        hand=float(grow[4] * (1 + cartoon * rng.uniform(0, 0.7))),
        foot=float(grow[5] * (1 + cartoon * rng.uniform(0, 0.7))),
    )
