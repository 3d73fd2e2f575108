"""Prints made by `benchmarks.verdicts`, before witnesses that know nothing of us: PrusaSlicer and admesh.

    python -m benchmarks.witnesses [--prints FOLDER] [--prusa-slicer PROGRAM] [--admesh PROGRAM] [ASSET...]

FOLDER is what `benchmarks.verdicts --out` filled; without it each asset is made and finished for the printer first.
The programs are looked for in PATH, or taken from PRUSA_SLICER and ADMESH. Both are separate programs, only called.
A print is sound to them when the slicer calls it manifold, slices it and warns of nothing, and admesh finds nothing to
mend, and both count the parts and measure the volume as we do.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.record import write_result
from benchmarks.verdicts import judged_for_print, opened, sources
from orfeas.mesh.formats.stl import read_stl, write_stl
from orfeas.mesh.measure import measure
from orfeas.mesh.weld import weld

SECONDS, SAME_VOLUME = 600, 1e-3
REPAIRED = ("open_edges", "degenerate_facets", "edges_fixed", "facets_removed", "facets_reversed", "backwards_edges")
MENDED = ("Degenerate facets", "Edges fixed", "Facets removed", "Facets added", "Facets reversed", "Backwards edges",
          "Normals fixed")  # fmt: skip


class NoWitness(Exception):
    """A program that should bear witness is not there."""


@dataclass(frozen=True)
class Testimony:
    """What one program says of one print.

    Attributes:
        complaints: everything it would mend or warns of.
        num_parts: pieces it counts.
        cubic_millimetres: volume it measures.
    """

    complaints: tuple[str, ...]
    num_parts: int
    cubic_millimetres: float


@dataclass(frozen=True)
class Sliced:
    """What slicing came to.

    Attributes:
        complaints: its warnings, or that nothing came out.
        filament_cm3: filament the print takes.
        duration: as the slicer writes it.
    """

    complaints: tuple[str, ...]
    filament_cm3: float
    duration: str


def find_program(name: str, *, given: str | None) -> str:
    """The path of a program: as given, from its variable (`PRUSA_SLICER`), or in PATH.

    Raises:
        NoWitness: it is in none of these.
    """
    asked = given or os.environ.get(name.upper().replace("-", "_")) or name
    found = shutil.which(asked)
    if found is None:
        raise NoWitness(f"{name} is not there: install it (Debian: apt install {name}) or name it with --{name}.")
    return found


def read_slicer_facts(text: str) -> Testimony:
    """What `prusa-slicer --info` prints."""
    facts = dict(re.findall(r"^(\w+) = +(\S+)$", text, re.M))
    complaints = [f"{name} {facts[name]}" for name in REPAIRED if float(facts.get(name, 0)) != 0]
    if facts.get("manifold") != "yes":
        complaints.insert(0, "not manifold")
    return Testimony(tuple(complaints), int(facts.get("number_of_parts", 0)), float(facts.get("volume", 0)))


def read_admesh_facts(text: str) -> Testimony:
    """What `admesh` prints: what was there before it mended, and what it mended."""
    facts = {name.strip(): float(value) for name, value in re.findall(r"([A-Z][\w ]+?) *: +(-?[\d.]+)", text)}
    complaints = [f"{name.lower()} {facts.get(name, -1):.0f}" for name in MENDED if facts.get(name, -1) != 0]
    if facts.get("Total disconnected facets", -1) != 0:
        complaints.insert(0, f"disconnected facets {facts.get('Total disconnected facets', -1):.0f}")
    return Testimony(tuple(complaints), int(facts.get("Number of parts", 0)), facts.get("Volume", 0.0))


def read_slicing(text: str, gcode: str, *, status: int) -> Sliced:
    """What slicing printed, and the program for the printer."""
    said = [line.strip() for line in text.splitlines() if re.search(r"warning|error|repair|empty layer", line, re.I)]
    filament = re.search(r"filament used \[cm3\] = ([\d.]+)", gcode)
    took = re.search(r"estimated printing time \(normal mode\) = (.+)", gcode)
    if status or filament is None or not float(filament[1]):
        said.append(f"nothing came out (status {status})")
    return Sliced(tuple(said), float(filament[1]) if filament else 0.0, took[1].strip() if took else "-")


def heard(stl: Path, *, slicer: str, admesh: str) -> tuple[Testimony, Sliced, Testimony]:
    """A print before both witnesses."""
    facts = read_slicer_facts(_output([slicer, "--info", str(stl)])[0])
    with tempfile.TemporaryDirectory() as folder:
        gcode = Path(folder) / "print.gcode"
        slicing = ("--export-gcode", "--center", "100,100", "--output", str(gcode))
        text, status = _output([slicer, "--loglevel", "2", *slicing, str(stl)])
        sliced = read_slicing(text, gcode.read_text() if gcode.exists() else "", status=status)
    return facts, sliced, read_admesh_facts(_output([admesh, str(stl)])[0])


def _output(command: list[str]) -> tuple[str, int]:
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=SECONDS, check=False)
    return done.stdout + done.stderr, done.returncode


def row(stl: Path, *, slicer: str, admesh: str) -> tuple[str, bool]:
    """A line of the table, and whether nobody complains."""
    ours = measure(weld(read_stl(stl.read_bytes())))
    facts, sliced, mended = heard(stl, slicer=slicer, admesh=admesh)
    complaints = [*facts.complaints, *sliced.complaints, *mended.complaints]
    for name, said in (("slicer", facts), ("admesh", mended)):
        if said.num_parts != ours.num_parts:
            complaints.append(f"{name} counts {said.num_parts} parts, we {ours.num_parts}")
        if abs(said.cubic_millimetres / 1e9 - ours.volume) > SAME_VOLUME * abs(ours.volume):
            complaints.append(f"{name} measures {said.cubic_millimetres / 1e3:.1f} cm3, we {ours.volume_cm3:.1f}")
    line = (
        f"| {stl.stem} | {max(ours.size_mm):.0f} | {ours.num_faces:,} | {ours.num_parts} | {ours.volume_cm3:.1f} "
        f"| {sliced.filament_cm3:.1f} | {sliced.duration} | {'; '.join(complaints) or 'nothing'} |"
    )
    return line, not complaints


def prints(folder: Path | None, names: list[str], scratch: Path) -> Iterator[Path]:
    """STL files of a folder, or made now."""
    if folder is not None:
        yield from (path for path in sorted(folder.glob("*.stl")) if not names or path.stem in names)
        return
    for path in sources(names):
        stl = scratch / f"{path.stem}.stl"
        stl.write_bytes(write_stl(judged_for_print(opened(path)).finished.mesh))
        yield stl


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("assets", nargs="*", help="names; all where none is given")
    parser.add_argument("--prints", type=Path)
    parser.add_argument("--prusa-slicer")
    parser.add_argument("--admesh")
    options = parser.parse_args()
    try:
        slicer = find_program("prusa-slicer", given=options.prusa_slicer)
        admesh = find_program("admesh", given=options.admesh)
    except NoWitness as absent:
        raise SystemExit(str(absent)) from None
    lines = [
        f"PrusaSlicer {_version(slicer, '--help')}, admesh {_version(admesh, '--version')}.",
        "",
        "| asset | size mm | faces | parts | cm3 | filament cm3 | printed in | complaints |",
        "|---|---|---|---|---|---|---|---|",
    ]
    num_sound = count = 0
    with tempfile.TemporaryDirectory() as scratch:
        for stl in prints(options.prints, options.assets, Path(scratch)):
            line, is_sound = row(stl, slicer=slicer, admesh=admesh)
            print(line, flush=True)
            lines.append(line)
            num_sound, count = num_sound + is_sound, count + 1
    write_result(
        "witnesses", "Prints before PrusaSlicer and admesh", [*lines, "", f"{num_sound} of {count} are sound."]
    )


def _version(program: str, option: str) -> str:
    found = re.search(r"\d+\.\d+(\.\d+)?", _output([program, option])[0].split("PrusaSlicer-")[-1])
    return found[0] if found else "of unknown version"


if __name__ == "__main__":
    main()
