"""Big-headed cartoon characters: chibis, toys, blocky game figures, vinyl figures, bears on two legs."""

from dataclasses import replace

import numpy as np

from training.families.anatomy_head import any_face, head
from training.families.anatomy_human import Pose, body, limb
from training.families.clothes import any_outfit, extras
from training.families.figure_standing import arm
from training.families.looks import BLACK, WHITE, any_material, plain
from training.families.measures import Measures
from training.solids.build import Solid, turn

WEIGHT = 1.5


def build(solid: Solid, rng: np.random.Generator) -> None:
    if rng.random() < 0.3:
        _blocky(solid, rng)
        return
    size = Measures(
        head=rng.uniform(0.45, 0.75),
        neck=rng.uniform(-0.05, 0.0),
        shoulders=rng.uniform(0.11, 0.17),
        hips=rng.uniform(0.07, 0.1),
        trunk=rng.uniform(0.3, 0.42),
        thigh=rng.uniform(0.08, 0.2),
        shin=rng.uniform(0.1, 0.2),
        upper=rng.uniform(0.1, 0.17),
        fore=rng.uniform(0.1, 0.16),
        girth=rng.uniform(0.75, 1.25),
        depth=rng.uniform(0.1, 0.15),
        waist=rng.uniform(0.12, 0.2),
        belly=rng.uniform(0.3, 1.4) * (rng.random() < 0.5),
        hand=rng.uniform(0.7, 1.6),
        foot=rng.uniform(0.8, 1.6),
    )
    wear = any_outfit(solid, rng, cartoon=rng.uniform(0.55, 1.0), hats=0.4)
    first = limb(rng.uniform(20, 80), rng.uniform(-10, 20), rng.uniform(5, 70), rng.uniform(0, 60))
    second = first if rng.random() < 0.6 else arm(rng)
    wide, step = rng.uniform(2, 16), rng.uniform(-25, 25) * (rng.random() < 0.4)
    legs = limb(wide, step, wide * 0.5, step - 3), limb(wide, -step, wide * 0.5, -step - 3)
    pose = Pose((first, second), legs, turn(x=rng.normal(0, 4)), turn(x=rng.normal(0, 5), y=rng.normal(0, 10)))
    joints = body(solid, rng, size, pose, wear)
    extras(solid, rng, replace(size, shoulders=size.shoulders * 0.9), wear, joints)
    if rng.random() < 0.25:
        _ears(solid, rng, size, wear.face.hair)


def _ears(solid: Solid, rng: np.random.Generator, size: Measures, of: int) -> None:
    with solid.placed((0, size.trunk + size.neck + size.head * 0.46, 0), scale=size.head):
        if rng.random() < 0.5:
            solid.ellipsoid((0.34, 0.46, 0), (0.16, 0.16, 0.08), material=of, mirror=True)
        else:
            tall = rng.uniform(0.2, 0.5)
            solid.capsule((0.22, 0.35, 0), (0.32, 0.5 + tall, 0), 0.13, to=0.06, blend=0.04, material=of, mirror=True)


def _blocky(solid: Solid, rng: np.random.Generator) -> None:
    """Boxes for limbs, as of game kits and brick toys."""
    wear = any_outfit(solid, rng, cartoon=1.0)
    r, big = rng.uniform(0.005, 0.05), rng.uniform(0.22, 0.42)
    w, tall, deep = rng.uniform(0.15, 0.26), rng.uniform(0.18, 0.3), rng.uniform(0.09, 0.16)
    leg, thick = rng.uniform(0.12, 0.3), rng.uniform(0.055, 0.1)
    solid.box((0, 0, 0), (w, tall, deep), rounding=r, taper=rng.uniform(0.7, 1.05), material=wear.top)
    solid.box((0, -tall, 0), (w * 0.98, 0.06, deep * 0.98), rounding=r, material=wear.bottom)
    step = rng.uniform(-35, 35) * (rng.random() < 0.5)
    for side in (1, -1):
        with solid.placed((side * (w - thick * 0.95), -tall, 0), turned=turn(x=step * side)):
            solid.box((0, -leg, 0), (thick * 0.95, leg, deep * 0.85), rounding=r, material=wear.bottom)
            solid.box((0, -2 * leg, 0.02), (thick, 0.045, deep + 0.02), rounding=r, material=wear.shoes)
        out = rng.uniform(0, 20) if rng.random() < 0.6 else rng.uniform(60, 95)
        with solid.placed((side * (w * 0.9), tall * 0.8, 0), turned=turn(x=-step * side * 1.2, z=side * out)):
            solid.box((side * thick * 0.6, -tall * 0.75, 0), (thick, tall * 0.9, thick), rounding=r, material=wear.top)
            solid.box((side * thick * 0.6, -tall * 1.7, 0), (thick, 0.06, thick), rounding=r, material=wear.gloves)
    _block_head(solid, rng, big, tall + big * 0.95, r, wear.face.skin, wear.face.hair)
    if rng.random() < 0.3:
        solid.box((0, 0, -deep - 0.07), (w * 0.7, tall * 0.8, 0.08), rounding=r, material=any_material(solid, rng))
    if rng.random() < 0.5:
        solid.box((0, tall * 0.3, deep), (w * 0.4, tall * 0.4, 0.04), how="paint", material=any_material(solid, rng))


def _block_head(solid: Solid, rng: np.random.Generator, big: float, y: float, r: float, own: int, hair: int) -> None:
    kind = rng.random()
    with solid.placed((0, y, 0), scale=big):
        if kind < 0.25:
            with solid.placed(scale=2.0):
                head(solid, rng, any_face(solid, rng, skin_material=own, cartoon=1.0))
            return
        if kind < 0.4:
            solid.cone((0, -1, 0), (0, 1, 0), 0.95, rounding=0.25, material=own)
        else:
            solid.box((0, 0, 0), (1, 1, rng.uniform(0.8, 1)), rounding=max(r / big, rng.uniform(0, 0.4)), material=own)
        eye = plain(solid, rng, BLACK if rng.random() < 0.8 else WHITE)
        solid.ellipsoid(
            (0.42, 0.05, 0.95), (0.14, rng.uniform(0.12, 0.24), 0.4), how="paint", material=eye, mirror=True
        )
        solid.box((0, -0.45, 0.95), (rng.uniform(0.1, 0.4), 0.06, 0.3), how="paint", material=eye)
        if rng.random() < 0.7:
            solid.box((0, 0.8, -0.06), (1.08, 0.36, 1.06), rounding=0.15, material=hair)
            solid.box((0, rng.uniform(-0.2, 0.3), -0.72), (1.08, 0.8, 0.4), rounding=0.15, material=hair)
        if rng.random() < 0.3:
            hat = any_material(solid, rng)
            solid.box((0, 1.15, 0), (1.12, 0.25, 1.1), rounding=0.1, taper=0.85, material=hat)
            solid.box((0, 0.95, 1.2), (0.9, 0.06, 0.5), rounding=0.05, material=hat)
        if rng.random() < 0.2:
            solid.box((0.6, 1.2, 0), (0.25, 0.5, 0.15), rounding=0.1, material=own, mirror=True)
