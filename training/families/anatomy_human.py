"""Human figures: measures in metres of a grown person, poses as directions of limbs, clothes; pelvis at the origin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from training.families.anatomy_head import head
from training.families.clothes import Outfit
from training.families.looks import any_color, plain
from training.families.measures import Measures
from training.families.twins import twin
from training.solids.build import Solid

Doubles = npt.NDArray[np.float64]
Limb = tuple[Doubles, Doubles]


@dataclass(frozen=True)
class Pose:
    """Directions of upper arm and forearm in the trunk's frame, of thigh and shin in the figure's; left is +x."""

    arms: tuple[Limb, Limb]
    legs: tuple[Limb, Limb]
    lean: Doubles
    nod: Doubles


@dataclass(frozen=True)
class Joints:
    """Where hands (left, right), their forearms' directions, the neck and the trunk's frame came to be."""

    hands: tuple[Doubles, Doubles]
    ways: tuple[Doubles, Doubles]
    neck: Doubles
    lean: Doubles


def swing(out: float, front: float) -> Doubles:
    """The direction of a hanging limb raised by degrees outward (+x) and frontward (+z)."""
    o, f = np.radians(out), np.radians(front)
    return np.array([np.sin(o), -np.cos(o) * np.cos(f), np.cos(o) * np.sin(f)])


def limb(out: float, front: float, out2: float, front2: float) -> Limb:
    """Two directions by `swing`."""
    return swing(out, front), swing(out2, front2)


def body(solid: Solid, rng: np.random.Generator, size: Measures, pose: Pose, wear: Outfit) -> Joints:
    """The whole figure; its joints, to hang things on."""
    with solid.placed(turned=pose.lean):
        _trunk(solid, rng, size, wear)
    for side, (thigh, shin) in zip((1, -1), pose.legs, strict=True):
        _leg(solid, size, wear, side, thigh * (side, 1, 1), shin * (side, 1, 1))
    hands, ways = [], []
    for side, (upper, fore) in zip((1, -1), pose.arms, strict=True):
        flip = np.array([side, 1, 1])
        shoulder = pose.lean @ np.array([side * size.shoulders, size.trunk - 0.075, -0.01])
        hands.append(_arm(solid, size, wear, shoulder, pose.lean @ (upper * flip), pose.lean @ (fore * flip)))
        ways.append(pose.lean @ (fore * flip))
    neck = pose.lean @ np.array([0, size.trunk, -0.01])
    middle = neck + pose.lean @ pose.nod @ np.array([0, size.neck + size.head * 0.46, 0.02])
    solid.capsule(
        neck - pose.lean @ (0, 0.04, 0),
        middle - pose.lean @ (0, size.head * 0.2, 0.02),
        0.055 * size.girth,
        to=0.05,
        blend=0.03,
        material=wear.face.skin,
    )
    with solid.placed(middle, turned=pose.lean @ pose.nod, scale=size.head):
        head(solid, rng, wear.face)
    return Joints((hands[0], hands[1]), (ways[0], ways[1]), neck, pose.lean)


def _trunk(solid: Solid, rng: np.random.Generator, size: Measures, wear: Outfit) -> None:
    wide, deep, puff = size.shoulders, size.depth, wear.loose
    chest = size.trunk * 0.66
    solid.ellipsoid(
        (0, 0.02, -0.01), (size.hips + 0.075 * size.girth + puff, 0.12, deep * 0.98 + puff), material=wear.bottom
    )
    solid.ellipsoid(
        (0, size.trunk * 0.34, 0),
        (size.waist + puff, size.trunk * 0.3, deep * 0.85 + puff),
        blend=0.07,
        material=wear.top,
    )
    solid.cushion(
        (0, chest, -0.01),
        (wide * 0.86 + puff, size.trunk * 0.27, deep + puff),
        power=2.5,
        blend=0.07,
        material=wear.top,
    )
    twin(
        solid.capsule,
        (wide * 0.25, size.trunk - 0.03, -0.02),
        (wide, size.trunk - 0.075, -0.01),
        0.045,
        to=0.055 * size.girth + puff,
        blend=0.06,
        material=wear.top,
    )
    if size.bust:
        r = 0.055 * size.bust + 0.02
        twin(solid.ellipsoid, (0.07, chest - 0.01, deep * 0.75), r, blend=0.05, material=wear.top)
    elif rng.random() < 0.5:
        twin(solid.ellipsoid, (0.075, chest + 0.03, deep * 0.72), (0.085, 0.06, 0.035), blend=0.04, material=wear.top)
    if size.belly:
        solid.ellipsoid(
            (0, 0.13, 0.06), (0.14 * size.belly + 0.03, 0.15, 0.13 * size.belly), blend=0.08, material=wear.top
        )
    if rng.random() < 0.4:
        belt = plain(solid, rng, any_color(rng))
        solid.cushion((0, 0.1, 0), (size.waist + 0.045, 0.022, deep + 0.025), power=2.4, material=belt)


def _leg(solid: Solid, size: Measures, wear: Outfit, side: int, thigh: Doubles, shin: Doubles) -> None:
    g, hip = size.girth, np.array([side * size.hips, -0.02, 0.0])
    knee = hip + thigh * size.thigh
    ankle, skin_ = knee + shin * size.shin, wear.face.skin
    puff = wear.loose
    high = wear.bottom if wear.trousers > 0.8 else skin_
    low = wear.bottom if wear.trousers > 1.5 else skin_
    solid.capsule(hip, knee, 0.085 * g + puff, to=0.055 * g + puff * (high == wear.bottom), blend=0.04, material=high)
    if low == skin_:
        reach = hip + thigh * size.thigh * max(wear.trousers, 0.3)
        solid.capsule(hip, reach, 0.09 * g + puff, to=0.075 * g + puff, blend=0.01, material=wear.bottom)
    solid.capsule(
        knee,
        ankle,
        0.054 * g + puff * (low == wear.bottom),
        to=0.037 * g + 1.4 * puff * (low == wear.bottom),
        blend=0.02,
        material=low,
    )
    toe = np.array([side * 0.18, 0.0, 1.0])
    toe -= shin * (toe @ shin)
    toe /= np.linalg.norm(toe)
    back = np.cross(np.cross(shin, toe), shin)
    solid.ellipsoid(knee + shin * size.shin * 0.32 - back * 0.02, 0.05 * g + 0.5 * puff, blend=0.04, material=low)
    f = size.foot
    heel = ankle + shin * 0.045 - toe * 0.025 * f
    solid.capsule(heel, heel + toe * 0.17 * f, 0.042 * f, to=0.036 * f, blend=0.03, material=wear.shoes)
    solid.capsule(ankle, heel, 0.04 * g, to=0.042 * f, blend=0.03, material=wear.shoes)
    if wear.boots:
        solid.cone(
            ankle,
            ankle - shin * size.shin * 0.5,
            0.055 * g,
            to=0.07 * g + puff,
            rounding=0.015,
            blend=0.01,
            material=wear.shoes,
        )


def _arm(solid: Solid, size: Measures, wear: Outfit, shoulder: Doubles, upper: Doubles, fore: Doubles) -> Doubles:
    g, skin_, puff = size.girth, wear.face.skin, wear.loose
    elbow = shoulder + upper * size.upper
    wrist = elbow + fore * size.fore
    solid.ellipsoid(shoulder, 0.062 * g + puff, blend=0.05, material=wear.top if wear.sleeves else skin_)
    solid.capsule(shoulder, elbow, 0.05 * g, to=0.04 * g, blend=0.03, material=skin_)
    solid.capsule(elbow, wrist, 0.043 * g, to=0.028 * g, blend=0.015, material=skin_)
    if wear.sleeves:
        cover = min(wear.sleeves, 1.0)
        solid.capsule(
            shoulder,
            shoulder + upper * size.upper * cover,
            0.056 * g + puff,
            to=0.05 * g + puff,
            blend=0.02,
            material=wear.top,
        )
    if wear.sleeves > 1.5:
        solid.capsule(elbow, wrist - fore * 0.02, 0.05 * g + puff, to=0.04 * g + puff, blend=0.01, material=wear.top)
    h = size.hand
    palm = wrist + fore * 0.05 * h
    solid.capsule(wrist, palm + fore * 0.04 * h, 0.03 * h, to=0.034 * h, blend=0.015, material=wear.gloves)
    solid.capsule(
        palm + fore * 0.04 * h, palm + fore * 0.11 * h, 0.03 * h, to=0.02 * h, blend=0.02, material=wear.gloves
    )
    inner = np.array([-np.sign(shoulder[0]) * 0.3, 0.0, 1.0])
    inner -= fore * (inner @ fore)
    thumb = palm + fore * 0.03 * h + inner / max(np.linalg.norm(inner), 0.1) * 0.06 * h
    solid.capsule(palm, thumb, 0.022 * h, to=0.016 * h, blend=0.01, material=wear.gloves)
    return np.asarray(palm + fore * 0.03 * h)
