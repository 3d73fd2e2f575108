"""Monsters with limbs: aliens, imps and devils, trolls."""

from dataclasses import replace

import numpy as np

from training.families.anatomy_head import any_face
from training.families.anatomy_human import Pose, body, limb
from training.families.clothes import Outfit
from training.families.figure_standing import arm
from training.families.held import LONG, long_thing
from training.families.looks import BLACK, WHITE, WOOD, any_color, any_material, plain
from training.families.measures import Measures
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (alien, imp, imp, troll)
    kinds[rng.integers(len(kinds))](solid, rng)


def hide(solid: Solid, rng: np.random.Generator) -> int:
    """Some skin of a monster."""
    return plain(solid, rng, any_color(rng), gloss=0.4) if rng.random() < 0.6 else any_material(solid, rng, gloss=0.3)


def _wear(solid: Solid, rng: np.random.Generator, own: int) -> Outfit:
    face = replace(any_face(solid, rng, skin_material=own, cartoon=0.8, hats=0.1), style="bald")
    cloth = any_material(solid, rng) if rng.random() < 0.5 else own
    return Outfit(face, own, cloth, own, own, sleeves=0, trousers=float(rng.choice((0.35, 0.9))), loose=0.005)


def _figure(solid: Solid, rng: np.random.Generator, size: Measures, own: int) -> tuple[np.ndarray, np.ndarray]:
    """A body in some pose; its neck and right hand."""
    first = limb(rng.uniform(15, 70), rng.uniform(-10, 50), rng.uniform(-15, 30), rng.uniform(10, 120))
    second = first if rng.random() < 0.5 else arm(rng)
    apart, crouch = rng.uniform(4, 20), rng.uniform(0, 45) * (rng.random() < 0.6)
    leg = limb(apart, crouch, apart * 0.4, -crouch)
    pose = Pose((first, second), (leg, leg), turn(x=rng.uniform(-3, 25)), turn(x=-rng.uniform(0, 20)))
    joints = body(solid, rng, size, pose, _wear(solid, rng, own))
    return joints.neck, joints.hands[1]


def alien(solid: Solid, rng: np.random.Generator) -> None:
    own = hide(solid, rng)
    size = Measures(
        head=0.2,
        neck=0.02,
        shoulders=rng.uniform(0.1, 0.15),
        hips=0.06,
        trunk=0.4,
        thigh=rng.uniform(0.15, 0.35),
        shin=rng.uniform(0.15, 0.33),
        upper=0.24,
        fore=0.24,
        girth=rng.uniform(0.55, 0.8),
        depth=0.09,
        waist=0.08,
        belly=rng.uniform(0, 0.8),
        hand=1.2,
    )
    neck, _ = _figure(solid, rng, size, own)
    big = rng.uniform(0.16, 0.26)
    at = neck + np.array((0, big * 0.9, 0.04))
    with solid.placed(at, scale=big):
        solid.ellipsoid((0, 0.3, -0.1), (rng.uniform(0.9, 1.2), 1, 1.1), blend=0.1, material=own)
        solid.ellipsoid((0, -0.5, 0.25), (0.5, 0.6, 0.6), blend=0.3, material=own)
        dark = plain(solid, rng, BLACK, gloss=0.9)
        solid.ellipsoid(
            (0.42, 0.05, 0.72), (0.36, 0.22, 0.2), turned=turn(z=rng.uniform(15, 40), y=22), material=dark, mirror=True
        )
        solid.ellipsoid((0, -0.65, 0.8), (0.16, 0.04, 0.3), how="paint", material=dark)
        if rng.random() < 0.4:
            solid.capsule((0.3, 1.1, 0), (0.6, 1.9, 0.1), 0.08, material=own, mirror=True)
            solid.ellipsoid((0.6, 1.95, 0.1), 0.2, material=hide(solid, rng), mirror=True)


def imp(solid: Solid, rng: np.random.Generator) -> None:
    own, horn = hide(solid, rng), plain(solid, rng, (0.4, 0.35, 0.25))
    big = rng.uniform(0.3, 0.55)
    size = Measures(
        head=big,
        neck=0.0,
        shoulders=rng.uniform(0.12, 0.17),
        hips=0.075,
        trunk=0.36,
        thigh=rng.uniform(0.1, 0.25),
        shin=rng.uniform(0.12, 0.25),
        upper=0.18,
        fore=0.18,
        girth=rng.uniform(0.7, 1.1),
        depth=0.12,
        waist=0.13,
        belly=rng.uniform(0, 1.2),
        hand=1.4,
        foot=1.3,
    )
    neck, hand = _figure(solid, rng, size, own)
    with solid.placed(neck + np.array((0, big * 0.46, 0.04)), scale=big):
        up, out = rng.uniform(0.5, 0.95), rng.uniform(0.2, 0.7)
        solid.tube((0.22, 0.35, 0), (out + 0.1, 0.4, 0), (out, up, 0.1), 0.1, to=0.03, material=horn, mirror=True)
        if rng.random() < 0.7:
            solid.capsule(
                (0.3, 0, 0), (rng.uniform(0.6, 0.9), 0.2, -0.1), 0.14, to=0.03, blend=0.05, material=own, mirror=True
            )
    if rng.random() < 0.6:
        end = (rng.normal(0, 0.15), rng.uniform(-0.1, 0.4), -0.5)
        solid.tube((0, -0.02, -0.08), (0, -0.45, -0.45), end, 0.045, to=0.025, blend=0.03, material=own)
        solid.ellipsoid(end, (0.06, 0.08, 0.05), material=horn)
    if rng.random() < 0.5:
        w, h = rng.uniform(0.35, 0.6), rng.uniform(0.15, 0.3)
        wing = [
            (0, -0.03),
            (0, 0.03),
            (w * 0.5, h),
            (w, h * 0.6),
            (w * 0.9, -h * 0.6),
            (w * 0.62, -h * 0.2),
            (w * 0.5, -h),
            (w * 0.3, -h * 0.3),
        ]
        root = neck * 0.75 + np.array((0.04, 0, -0.13))
        solid.capsule(neck * 0.75, root, 0.05, to=0.03, material=own, mirror=True)
        solid.extrusion(wing, center=root, half=0.018, rounding=0.012, turned=turn(y=30), material=own, mirror=True)
    if rng.random() < 0.3:
        with solid.placed(hand, turned=turn(x=rng.uniform(-10, 20)), scale=0.8):
            long_thing(solid, rng, str(rng.choice(LONG)))


def troll(solid: Solid, rng: np.random.Generator) -> None:
    """Broad, long-armed, small-headed; or hulking stone."""
    own = hide(solid, rng)
    size = Measures(
        head=rng.uniform(0.22, 0.34),
        neck=-0.03,
        shoulders=rng.uniform(0.22, 0.32),
        hips=0.12,
        trunk=rng.uniform(0.48, 0.6),
        thigh=rng.uniform(0.2, 0.3),
        shin=rng.uniform(0.2, 0.3),
        upper=0.3,
        fore=0.32,
        girth=rng.uniform(1.3, 1.9),
        depth=rng.uniform(0.15, 0.22),
        waist=rng.uniform(0.14, 0.24),
        belly=rng.uniform(0, 1.3),
        hand=rng.uniform(1.4, 2),
        foot=1.4,
    )
    neck, hand = _figure(solid, rng, size, own)
    tooth = plain(solid, rng, WHITE)
    with solid.placed(neck + np.array((0, size.head * 0.4, 0.05)), scale=size.head):
        solid.ellipsoid((0, -0.3, 0.25), (0.36, 0.22, 0.26), blend=0.1, material=own)
        solid.cone((0.16, -0.25, 0.45), (0.18, rng.uniform(-0.1, 0.1), 0.5), 0.07, to=0.02, material=tooth, mirror=True)
    if rng.random() < 0.5:
        for k in range(4):
            at = np.array((0, size.trunk - 0.02 - 0.12 * k, -size.depth))
            solid.cone(
                at + np.array((0, 0, 0.05)), at + np.array((0, 0.08, -0.14)), 0.06, to=0.01, blend=0.02, material=tooth
            )
    if rng.random() < 0.5:
        with solid.placed(hand, turned=turn(x=rng.uniform(0, 60)), scale=1.1):
            solid.capsule((0, -0.15, 0), (0, 0.6, 0), 0.04, to=0.11, material=plain(solid, rng, WOOD))
