"""Take meshoptimizer's simplifier out of its npm package, as the plain WebAssembly it carries.

    npm pack meshoptimizer@1.3.0 && tar xf meshoptimizer-1.3.0.tgz
    python scripts/extract_meshopt.py package src/orfeas/mesh

The module is embedded in meshopt_simplifier.js as text; the decoding below is the function `unpack` of that file
(MIT, Copyright 2016-2026 Arseny Kapoulkine). Prints the SHA-256 that src/orfeas/mesh/meshopt.py checks.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path


def unpack(text: str, table: list[int]) -> bytes:
    """Characters are digits in base 62 or so: below 60 an entry of the table, from 60 on the head of a byte."""
    digits = [code - 97 if code > 96 else code - 39 if code > 64 else code + 4 for code in text.encode()]
    out, at = bytearray(), 0
    while at < len(digits):
        if digits[at] < 60:
            out.append(table[digits[at]])
        else:
            at += 1
            out.append((digits[at - 1] - 60) * 64 + digits[at])
        at += 1
    return bytes(out)


def main(package: Path, folder: Path) -> int:
    source = (package / "meshopt_simplifier.js").read_text()
    text = re.search(r"var wasm =\s*'([^']+)'", source)
    table = re.search(r"var wasmpack = new Uint8Array\(\[([^\]]+)\]", source)
    if text is None or table is None:
        print("meshopt_simplifier.js looks different from that of meshoptimizer 1.3; read it and mend this script")
        return 1
    wasm = unpack(
        text.group(1), [int(number) for number in table.group(1).replace("\n", " ").split(",") if number.strip()]
    )
    if wasm[:4] != b"\0asm":
        print("what came out is not WebAssembly")
        return 1
    (folder / "meshopt_simplifier.wasm").write_bytes(wasm)
    licence = (package / "LICENSE.md").read_text()
    (folder / "meshopt_simplifier.LICENSE.md").write_text(licence)
    print(hashlib.sha256(wasm).hexdigest())
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
