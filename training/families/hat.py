"""Hats: caps, helmets, top hats, straw hats, crowns, witches' hats and beanies."""

import numpy as np

from training.families.looks import BLACK, GOLD, STEEL, any_color, any_material, plain
from training.families.vessels import bent_cone, curve
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    cloth = any_material(solid, rng)
    band = any_material(solid, rng)
    kinds = (_cap, _cap, _brimmed, _brimmed, _brimmed, _crown, _witch, _beanie, _helmet, _helmet)
    kinds[rng.integers(len(kinds))](solid, rng, cloth, band)


def _cap(solid: Solid, rng: np.random.Generator, cloth: int, band: int) -> None:
    tall, dark = rng.uniform(0.36, 0.55), plain(solid, rng, BLACK)
    long, tilt = rng.uniform(0.35, 0.55), rng.uniform(5, 25)
    with solid.placed((0, 0.04, 0.3), turned=turn(x=tilt)), solid.group():
        solid.ellipsoid((0, 0, 0.1), (0.44, 0.14, long + 0.1), material=band)
        solid.ellipsoid((0, -0.05, 0.08), (0.46, 0.14, long + 0.15), how="cut", material=band)
    with solid.group():
        solid.ellipsoid((0, 0, 0), (0.5, tall, 0.54), material=cloth)
        if rng.random() < 0.4:
            solid.box((0, 0.2, 0.5), (0.28, 0.3, 0.4), how="paint", material=any_material(solid, rng))
        solid.ellipsoid((0, tall, 0), (0.05, 0.03, 0.05), material=band)
        solid.box((0, -1, 0), (2, 1, 2), how="cut", material=dark)
        solid.ellipsoid((0, -0.02, 0), (0.46, tall - 0.04, 0.5), how="cut", material=dark)
    if rng.random() < 0.3:
        badge = plain(solid, rng, any_color(rng))
        solid.ellipsoid((0, 0.22 * tall / 0.45, 0.5), (0.1, 0.1, 0.05), material=badge)


def _brimmed(solid: Solid, rng: np.random.Generator, cloth: int, band: int) -> None:
    """Top hat, bowler, cowboy hat, straw hat: a crown with a brim all round."""
    style, tall, wide = rng.random(), rng.uniform(0.3, 0.5), rng.uniform(0.36, 0.42)
    brim = wide + rng.uniform(0.15, 0.45)
    if style < 0.35:
        tall = rng.uniform(0.6, 1.0)
        crown = [(wide, 0), (wide * 0.92, tall * 0.5), (wide * rng.uniform(0.95, 1.15), tall)]
        solid.cone((0, tall - 0.03, 0), (0, tall + 0.012, 0), crown[-1][0] + 0.012, rounding=0.012, material=cloth)
    elif style < 0.6:
        crown = [(wide, 0), (wide * 1.02, tall * 0.4), (wide * 0.75, tall * 0.85), (0.05, tall)]
    else:
        crown = [(wide, 0), (wide * 0.95, tall * 0.6), (wide * 0.8, tall * 0.95), (0.1, tall)]
    profile = curve(crown, count=12)
    solid.lathe(profile.tolist(), rounding=0.01, material=cloth)
    if style >= 0.6 and rng.random() < 0.6:
        solid.ellipsoid((0, tall + 0.1, 0.05), (0.07, 0.2, 0.4), how="cut", blend=0.12, material=cloth)
    high = rng.uniform(0.08, 0.15)
    solid.cone(
        (0, 0, 0),
        (0, high, 0),
        wide + 0.015,
        to=float(np.interp(high, profile[:, 1], profile[:, 0])) + 0.015,
        material=band,
    )
    droop = rng.uniform(-0.1, 0.08)
    rows = [(wide, -0.02), (brim, -0.02 + droop), (brim, 0.02 + droop), (wide * 0.9, 0.03)]
    if rng.random() < 0.4:
        with solid.group():
            solid.ellipsoid((0, 0.34, 0), (brim, 0.36, brim * 1.1), material=cloth)
            solid.ellipsoid((0, 0.38, 0), (brim + 0.02, 0.365, brim * 1.1 + 0.02), how="cut", material=cloth)
            solid.box((0, 1.13, 0), (2, 1, 2), how="cut", material=cloth)
        solid.cone((0, -0.01, 0), (0, 0.06, 0), wide, material=cloth)
    else:
        solid.lathe(rows, rounding=0.012, material=cloth)
    if rng.random() < 0.25:
        feather = any_material(solid, rng)
        solid.ellipsoid((wide * 0.95, 0.28, 0), (0.025, 0.3, 0.09), turned=turn(x=-25, z=-10), material=feather)
    solid.cone(
        (0, -0.2, 0),
        (0, tall * 0.7, 0),
        wide - 0.05,
        to=wide * 0.8 - 0.04,
        how="cut",
        material=plain(solid, rng, BLACK),
    )


def _crown(solid: Solid, rng: np.random.Generator, cloth: int, band: int) -> None:
    gold = plain(solid, rng, (GOLD, GOLD, STEEL)[rng.integers(3)], gloss=0.8)
    points, tall, flare = int(rng.integers(5, 9)), rng.uniform(0.3, 0.6), rng.uniform(1.0, 1.25)
    with solid.group():
        solid.cone((0, 0, 0), (0, tall, 0), 0.45, to=0.45 * flare, material=gold)
        solid.cone((0, -0.1, 0), (0, tall + 0.1, 0), 0.41, to=0.42 * flare, how="cut", material=gold)
        low = tall * rng.uniform(0.35, 0.55)
        size = 0.45 * flare * np.pi / points * 0.98
        for angle in np.linspace(0, 360, points + 1)[:-1]:
            notch = [(-size, tall + 0.15), (0.0, low), (size, tall + 0.15)]
            with solid.placed((0, 0, 0), turned=turn(y=float(angle))):
                solid.extrusion(notch, half=0.3, center=(0, 0, 0.5), how="cut", material=gold)
    jewel = [any_material(solid, rng, gloss=0.9) for _ in range(2)]
    for at in range(points):
        a, b = (at + 0.5) * 6.283 / points, at * 6.283 / points
        out = 0.44 * flare
        solid.ellipsoid((out * np.sin(a), tall * 0.97, out * np.cos(a)), 0.045, material=gold)
        solid.ellipsoid((0.46 * np.sin(b), low * 0.45, 0.46 * np.cos(b)), 0.045, material=jewel[at % 2])
    solid.ring((0, 0.02, 0), 0.44, 0.035, turned=turn(x=90), material=gold)
    if rng.random() < 0.35:
        velvet = plain(solid, rng, (0.3, 0.02, 0.05))
        with solid.group():
            solid.ellipsoid((0, low * 0.3, 0), (0.42, tall * 0.9, 0.42), material=velvet)
            solid.box((0, -0.5, 0), (0.6, 0.5, 0.6), how="cut", material=velvet)


def _witch(solid: Solid, rng: np.random.Generator, cloth: int, band: int) -> None:
    """A pointed hat, a wizard's or a party hat."""
    tall, bend = rng.uniform(0.8, 1.3), rng.uniform(-0.3, 0.3)
    bent_cone(
        solid,
        (0, -0.1, 0),
        (0, tall * 0.6, 0),
        (bend, tall, -abs(bend) * 0.5),
        0.4,
        to=0.025,
        blend=0.02,
        material=cloth,
    )
    solid.box((0, -1, 0), (2, 1, 2), how="cut", material=cloth)
    if rng.random() < 0.7:
        solid.cone((0, -0.02, 0), (0, 0.03, 0), rng.uniform(0.6, 0.85), rounding=0.02, material=cloth)
        solid.cone((0, 0.02, 0), (0, 0.14, 0), 0.4, to=0.36, rounding=0.01, material=band)
        if rng.random() < 0.5:
            solid.box((0, 0.09, 0.38), (0.08, 0.07, 0.03), material=plain(solid, rng, GOLD))
    else:
        solid.ellipsoid((bend, tall + 0.02, -abs(bend) * 0.5), 0.09, bumps=(0.02, 50.0), material=band)
    solid.cone((0, -0.1, 0), (0, tall * 0.5, 0), 0.33, to=0.1, how="cut", material=plain(solid, rng, BLACK))


def _beanie(solid: Solid, rng: np.random.Generator, cloth: int, band: int) -> None:
    tall = rng.uniform(0.5, 0.75)
    solid.ellipsoid((0, 0.1, 0), (0.46, tall, 0.5), bumps=(0.01, 25.0), material=cloth)
    solid.box((0, -1, 0), (2, 1, 2), how="cut", material=cloth)
    solid.ring((0, 0.08, 0), 0.45, 0.08, turned=turn(x=90), bumps=(0.008, 30.0), material=band)
    if rng.random() < 0.7:
        solid.ellipsoid((0, tall + 0.2, 0), 0.15, bumps=(0.03, 35.0), material=band)
    if rng.random() < 0.3:
        solid.capsule((0.46, 0.05, 0), (0.43, -0.25, 0), 0.1, to=0.05, mirror=True, material=cloth)
        solid.capsule((0.43, -0.25, 0), (0.42, -0.6, 0), 0.035, mirror=True, material=band)
    solid.ellipsoid((0, -0.05, 0), (0.38, tall * 0.8, 0.42), how="cut", material=plain(solid, rng, BLACK))


def _helmet(solid: Solid, rng: np.random.Generator, cloth: int, band: int) -> None:
    """A knight's, a viking's, a soldier's or a motorist's helmet."""
    kind, dark = rng.random(), plain(solid, rng, BLACK)
    shell = plain(solid, rng, STEEL, gloss=0.8) if rng.random() < 0.5 else cloth
    if kind < 0.35:
        solid.ellipsoid((0, 0.3, 0), (0.46, 0.5, 0.55), material=shell)
        solid.cushion((0, 0.05, 0.15), (0.36, 0.28, 0.42), power=3, blend=0.1, material=shell)
        visor = plain(solid, rng, (0.03, 0.04, 0.06), gloss=0.9)
        if rng.random() < 0.6:
            solid.box((0, 0.3, 0.6), (0.42, 0.14, 0.5), rounding=0.08, how="paint", material=visor)
        else:
            solid.box((0, 0.28, 0.75), (0.34, 0.15, 0.4), rounding=0.08, how="cut", material=dark)
        solid.ellipsoid((0, -0.1, 0), (0.34, 0.4, 0.4), how="cut", material=dark)
        return
    with solid.group():
        solid.ellipsoid((0, 0, 0), (0.46, rng.uniform(0.48, 0.62), 0.52), material=shell)
        if kind < 0.7:
            solid.cone((0, -0.4, 0), (0, 0, 0), 0.44, to=0.46, material=shell)
            solid.cone((0, -0.5, 0), (0, 0.05, 0), 0.4, how="cut", material=dark)
            solid.box((0, -0.9, 0), (0.6, 0.52, 0.6), how="cut", material=dark)
            solid.box((0, -0.18, 0.6), (0.13, 0.3, 0.4), how="cut", material=dark)
            solid.box((0, 0.02, 0.6), (0.3, 0.09, 0.4), how="cut", material=dark)
            solid.capsule((0, 0.2, 0.46), (0, -0.2, 0.5), 0.04, material=band)
        else:
            solid.box((0, -1, 0), (2, 1, 2), how="cut", material=dark)
        solid.ellipsoid((0, -0.05, 0), (0.41, 0.48, 0.46), how="cut", material=dark)
    if kind > 0.7:
        solid.ring((0, 0.03, 0), 0.47, 0.045, turned=turn(x=90), material=band)
    if rng.random() < 0.45:
        horn, up = plain(solid, rng, (0.75, 0.68, 0.5)), rng.uniform(0.3, 0.7)
        solid.tube((0.4, 0.15, 0), (0.85, 0.15, 0), (0.75, 0.15 + up, 0.05), 0.11, to=0.015, mirror=True, material=horn)
    elif rng.random() < 0.6:
        with solid.group():
            solid.cone((-0.035, 0.15, 0), (0.035, 0.15, 0), 0.62, rounding=0.02, material=band)
            solid.box((0, -0.55, 0), (1, 0.7, 1), how="cut", material=band)
