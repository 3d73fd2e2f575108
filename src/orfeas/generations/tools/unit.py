"""Unit: a surface whose file states no unit, in the one it was most likely drawn in."""

from __future__ import annotations

from dataclasses import replace

from orfeas.generations.tools.options import Unit
from orfeas.mesh.formats.untrusted import Read
from orfeas.mesh.printing.guess_unit import METRES, PLURALS, guess_unit

_NO_UNIT = "The file has no unit"


def in_unit(read: Read, *, unit: Unit, is_for_print: bool = True) -> Read:
    """The surface at the size its unit makes it, with a note that says which was taken.

    Args:
        read: what a file held, with what its unit was taken for.
        unit: the file's; `guess` takes what it states, and guesses from its size where it states none.
        is_for_print: guess as printed things are sized. For a screen OBJ and PLY stay in metres, as scenes are drawn: a
            person of 1.8 units is no print of 1.8 inches. STL is guessed either way, since it is for printing.
    """
    is_stated = read.metres_per_unit is not None
    is_drawn_in_metres = not is_for_print and read.metres_taken == METRES["metre"]
    if unit == "guess" and (is_stated or is_drawn_in_metres):
        return read
    if unit == "guess":
        guess = guess_unit([float(side) / read.metres_taken for side in read.mesh.size])
        metres, sentence = guess.metres_per_unit, guess.sentence
    else:
        metres, sentence = METRES[unit], f"The file is taken to be in {PLURALS[unit]}, as you said."
    scale = metres / read.metres_taken
    paint = read.paint and replace(read.paint, positions=read.paint.positions * scale)
    notes = (sentence, *(note for note in read.notes if not note.startswith(_NO_UNIT)))
    mesh = replace(read.mesh, positions=read.mesh.positions * scale)
    return replace(read, mesh=mesh, paint=paint, notes=notes, metres_taken=metres)
