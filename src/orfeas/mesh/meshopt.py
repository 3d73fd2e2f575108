"""meshoptimizer's simplifier: its official WebAssembly (1.3, MIT), run by wasmtime.

Its Python package has no wheels, so the module its npm package carries is kept beside this file, taken out by
scripts/extract_meshopt.py. Compiled once a process (about 30 ms); every call has a memory of its own, and runs without
the interpreter lock.
"""

from __future__ import annotations

import enum
import hashlib
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from wasmtime import Config, Engine, Func, Instance, Memory, Module, Store, Trap

from orfeas.errors import Kind, OrfeasError

SHA256 = "a357a388a66eb7b039d888c8f44e3de1fd23c1e82f4ad19d89f48f080340e9b2"
_PATH = Path(__file__).with_name("meshopt_simplifier.wasm")
_RESERVED_BYTES = 64 << 20
"""Of address space for each memory; the usual 4 GiB would not fit under the limit of a worker's child. As quick."""

Floats = npt.NDArray[np.float32]


class SimplifierDamaged(OrfeasError):
    """The mesh simplifier that came with the package is not the one it was built with. Install orfeas again."""

    kind = Kind.UNAVAILABLE


class SimplifierFailed(OrfeasError):
    """The mesh with {faces} faces could not be simplified ({why}). Give one with fewer faces."""

    kind = Kind.TOO_LARGE


class Options(enum.IntFlag):
    """meshopt_SimplifyXXX of meshoptimizer.h."""

    NONE = 0
    LOCK_BORDER = 1
    SPARSE = 2
    ERROR_ABSOLUTE = 4
    PRUNE = 8
    REGULARIZE = 16
    PERMISSIVE = 32
    REGULARIZE_LIGHT = 64
    PRESERVE_FOLDS = 128


def simplify(
    positions: Floats,
    faces: npt.NDArray[np.integer],
    *,
    num_faces: int,
    max_error: float = 1.0,
    options: Options = Options.NONE,
) -> tuple[npt.NDArray[np.int32], float]:
    """`meshopt_simplify`: fewer faces over the same vertices.

    Args:
        positions: (V, 3) float32.
        faces: (F, 3), welded: topology goes by vertex numbers.
        num_faces: stop at this count.
        max_error: stop at this distance, relative to the extent of the mesh unless ERROR_ABSOLUTE.
        options: flags.

    Returns:
        The remaining faces (G, 3), and the error reached.

    Raises:
        SimplifierFailed: too large for the simplifier's memory.
    """
    run = _Run(len(faces))
    error, target = run.reserve(4), run.reserve(faces.size * 4)
    vertices, source = run.put(positions, np.float32), run.put(faces, np.uint32)
    count = run.call(
        "meshopt_simplify",
        *(target, source, faces.size, vertices, len(positions), 12),
        *(num_faces * 3, float(max_error), int(options), error),
    )
    return run.numbers(target, count).reshape(-1, 3), float(run.floats(error, 1)[0])


def simplify_with_update(
    positions: Floats,
    faces: npt.NDArray[np.integer],
    *,
    attributes: Floats,
    weights: tuple[float, ...],
    num_faces: int,
    locked: npt.NDArray[np.bool_] | None = None,
    max_error: float = 1.0,
    options: Options = Options.NONE,
) -> tuple[Floats, Floats, npt.NDArray[np.int32], float]:
    """`meshopt_simplifyWithUpdate`: fewer faces, vertices moved to where the error is least.

    Args:
        positions: (V, 3) float32.
        faces: (F, 3), welded.
        attributes: (V, A) float32, such as normals, kept as well as the weights say.
        weights: A numbers.
        num_faces: stop at this count.
        locked: (V,) vertices that stay.
        max_error: stop at this distance, relative to the extent of the mesh unless ERROR_ABSOLUTE.
        options: flags.

    Returns:
        Positions (V, 3), attributes (V, A), the remaining faces (G, 3), and the error reached.

    Raises:
        SimplifierFailed: too large for the simplifier's memory.
    """
    run = _Run(len(faces))
    error = run.reserve(4)
    vertices, extra = run.put(positions, np.float32), run.put(attributes, np.float32)
    weight, source = run.put(np.array(weights), np.float32), run.put(faces, np.uint32)
    lock = 0 if locked is None else run.put(locked, np.uint8)
    width = attributes.shape[1]
    count = run.call(
        "meshopt_simplifyWithUpdate",
        *(source, faces.size, vertices, len(positions), 12),
        *(extra, width * 4, weight, width, lock),
        *(num_faces * 3, float(max_error), int(options), error),
    )
    return (
        run.floats(vertices, positions.size).reshape(-1, 3),
        run.floats(extra, attributes.size).reshape(-1, width),
        run.numbers(source, count).reshape(-1, 3),
        float(run.floats(error, 1)[0]),
    )


class _Run:
    """One call: an instance with its own memory, filled from the bottom as the JavaScript wrapper does it."""

    def __init__(self, num_faces: int) -> None:
        engine, module = _compiled()
        self._num_faces = num_faces
        self._store = Store(engine)
        self._exports = Instance(self._store, module, []).exports(self._store)
        memory = self._exports["memory"]
        assert isinstance(memory, Memory)
        self._memory = memory
        self.call("__wasm_call_ctors")

    def reserve(self, num_bytes: int) -> int:
        """The address of that many bytes."""
        address = self.call("sbrk", (num_bytes + 15) // 16 * 16)
        if address < 0:  # i32: past 2 GB
            raise SimplifierFailed(faces=self._num_faces, why="it needs more than 2 GB of memory")
        return address

    def put(self, values: npt.NDArray[np.generic], dtype: npt.DTypeLike) -> int:
        """The address of a copy of the values."""
        raw = np.ascontiguousarray(values, dtype=dtype).tobytes()
        address = self.reserve(len(raw))
        self._memory.write(self._store, raw, address)
        return address

    def floats(self, address: int, count: int) -> Floats:
        """A copy of what lies there."""
        return np.frombuffer(self._bytes(address, count * 4), dtype=np.float32).copy()

    def numbers(self, address: int, count: int) -> npt.NDArray[np.int32]:
        """A copy of what lies there."""
        return np.frombuffer(self._bytes(address, count * 4), dtype=np.int32).copy()

    def _bytes(self, address: int, size: int) -> bytes:
        return bytes(self._memory.read(self._store, address, address + size))

    def call(self, name: str, *arguments: int | float) -> int:
        function = self._exports[name]
        assert isinstance(function, Func)
        try:
            return int(function(self._store, *arguments) or 0)
        except Trap as trap:
            raise SimplifierFailed(faces=self._num_faces, why=str(trap).splitlines()[0]) from trap


@cache
def _compiled() -> tuple[Engine, Module]:
    code = _PATH.read_bytes()
    if hashlib.sha256(code).hexdigest() != SHA256:
        raise SimplifierDamaged()
    config = Config()
    config.memory_reservation = _RESERVED_BYTES
    config.memory_reservation_for_growth = _RESERVED_BYTES
    engine = Engine(config)
    return engine, Module(engine, code)
