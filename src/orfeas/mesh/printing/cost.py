"""Cost: how much material a print takes, what it weighs and what that costs."""

from __future__ import annotations

import math
from dataclasses import dataclass

from orfeas.errors import Kind, OrfeasError


class UnknownPrintMaterial(OrfeasError):
    """There is no print material called {name}. Choose one of: {known}."""

    kind = Kind.INVALID


class ImpossibleInfill(OrfeasError):
    """An infill of {infill} is not possible. Give a share between 0 (empty) and 1 (solid)."""

    kind = Kind.INVALID


class ImpossiblePrice(OrfeasError):
    """A price of {price} a kilogram is not possible. Give a number from 0 on."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class PrintMaterial:
    """What an object can be printed of.

    Attributes:
        name: as the user types it.
        grams_per_cm3: density.
        price_per_kg: a price to begin with, in the user's currency; any shop differs.
        min_wall_metres: the thinnest wall that prints.
        is_solid: printed without infill, as resin is.
    """

    name: str
    grams_per_cm3: float
    price_per_kg: float
    min_wall_metres: float
    is_solid: bool = False


# Densities, g/cm3, as published:
#   PLA    1.24 to 1.26 (ISO 1183) over all grades in the Prospector database, plastics.ides.com/generics/34
#   PETG   1.27 Prusament's, and Generic PETG of PrusaSlicer's PrusaResearch.ini 2.2.3
#   ABS    1.04 Generic ABS of the same profiles; brands there are 1.01 (Esun) to 1.08 (Filament PM)
#   ASA    1.05 and more (unfilled grades, Loctite Design Guide for Bonding Plastics, volume 4); 1.13 PolyLite ASA
#   TPU    1.22 TPU 95A, and nylon 1.14: Ultimaker's material profiles (github.com/Ultimaker/fdm_materials)
#   resin  no sheet found for a plain one: 1.1 to 1.2 when cured is what makers say
# Walls: two lines of a 0.4 mm nozzle, and 0.5 mm for supported resin (service guides).
# Prices are usual ones of a 1 kg spool or bottle, as stated in November 2026 and not from one shop's list; the same
# PrusaResearch.ini reckons 27.82 for generic PETG and ABS.
PRINT_MATERIALS: dict[str, PrintMaterial] = {
    material.name: material
    for material in (
        PrintMaterial("pla", 1.24, 22.0, 0.0008),
        PrintMaterial("petg", 1.27, 24.0, 0.0008),
        PrintMaterial("abs", 1.04, 24.0, 0.0008),
        PrintMaterial("asa", 1.07, 30.0, 0.0008),
        PrintMaterial("tpu", 1.22, 38.0, 0.0008),
        PrintMaterial("nylon", 1.14, 55.0, 0.0008),
        PrintMaterial("resin", 1.15, 40.0, 0.0005, is_solid=True),
    )
}


@dataclass(frozen=True)
class Consumption:
    """What a print takes; an estimate: no supports, no brim, no purge.

    Attributes:
        material_cm3: of material laid down.
        mass_grams: its weight.
        cost: in the currency of the price.
    """

    material_cm3: float
    mass_grams: float
    cost: float


def find_print_material(name: str) -> PrintMaterial:
    """The material of that name, in any case.

    Raises:
        UnknownPrintMaterial: no such material; lists those there are.
    """
    if name.lower() not in PRINT_MATERIALS:
        raise UnknownPrintMaterial(name=name, known=", ".join(PRINT_MATERIALS))
    return PRINT_MATERIALS[name.lower()]


def estimate_cost(
    volume_cm3: float,
    *,
    shell_cm3: float,
    material: PrintMaterial,
    infill: float,
    price_per_kg: float | None = None,
) -> Consumption:
    """A solid shell, and within it a share of the rest.

    Args:
        volume_cm3: of the object.
        shell_cm3: of its outer walls, floors and ceilings; never more than the volume is taken.
        material: density and price; a solid one ignores the infill.
        infill: share of the inside that is filled, 0 to 1.
        price_per_kg: what the user pays, or None for the material's own.

    Raises:
        ImpossibleInfill: not between 0 and 1.
        ImpossiblePrice: below 0, or no number.
    """
    if not 0.0 <= infill <= 1.0:
        raise ImpossibleInfill(infill=infill)
    if price_per_kg is not None and not 0.0 <= price_per_kg < math.inf:
        raise ImpossiblePrice(price=price_per_kg)
    shell = min(shell_cm3, volume_cm3)
    taken = volume_cm3 if material.is_solid else shell + infill * (volume_cm3 - shell)
    grams = taken * material.grams_per_cm3
    price = material.price_per_kg if price_per_kg is None else price_per_kg
    return Consumption(taken, grams, grams / 1000.0 * price)
