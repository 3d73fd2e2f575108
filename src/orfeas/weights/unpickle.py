"""What a PyTorch checkpoint's pickle describes, read by a machine that can run nothing.

Python's unpickler calls what the file names. This machine knows the instructions that tables of tensors are written
with, builds plain values and descriptions of tensors, and refuses every other instruction and every other name; there
is no way from a file to a function. `pickletools` only splits the bytes into instructions.
"""

from __future__ import annotations

import math
import pickletools
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeGuard

from orfeas.weights.header import MOST_AXES

MOST_INSTRUCTIONS = 5_000_000
LARGEST_COUNT = 2**62
LONGEST_WANTED = 100
ORDERED_DICT = "collections OrderedDict"
REBUILD_TENSOR = "torch._utils _rebuild_tensor_v2"
STORAGES = {
    "torch DoubleStorage": "F64",
    "torch FloatStorage": "F32",
    "torch HalfStorage": "F16",
    "torch BFloat16Storage": "BF16",
    "torch LongStorage": "I64",
    "torch IntStorage": "I32",
    "torch ShortStorage": "I16",
    "torch CharStorage": "I8",
    "torch ByteStorage": "U8",
    "torch BoolStorage": "BOOL",
}


class Malformed(ValueError):
    """What is wrong with a pickle, in words."""


class Forbidden(ValueError):
    """What a pickle wants to run."""


@dataclass(frozen=True)
class Storage:
    """A run of numbers in the archive, as the pickle names it; `length` counts numbers."""

    dtype: str
    key: str
    length: int


@dataclass(frozen=True)
class Described:
    """A tensor: which numbers of a storage it has; offset and strides count numbers."""

    storage: Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many numbers it has."""
        return math.prod(self.shape)

    @property
    def span(self) -> int:
        """How many numbers of its storage it reaches over."""
        steps = zip(self.shape, self.strides, strict=True)
        return 1 + sum((length - 1) * stride for length, stride in steps) if self.count else 0

    @property
    def is_in_order(self) -> bool:
        """Whether its numbers lie in the storage one after the other, the last axis fastest."""
        expected = 1
        for length, stride in zip(reversed(self.shape), reversed(self.strides), strict=True):
            if length != 1 and stride != expected:
                return self.count == 0
            expected *= length
        return True


@dataclass(frozen=True)
class _Named:
    """A name that may stand in a pickle; only a name."""

    name: str


def unpickle(pickled: bytes) -> object:
    """The value that a pickle describes: dicts, lists, tuples, numbers, text and `Described` tensors.

    Raises:
        Malformed: it is no pickle, or a damaged one.
        Forbidden: it wants to run something.
    """
    machine = _Machine()
    try:
        for count, (opcode, argument, position) in enumerate(pickletools.genops(pickled)):
            if count >= MOST_INSTRUCTIONS:
                raise Malformed(f"it has more than {MOST_INSTRUCTIONS} instructions")
            if opcode.name == "STOP" and position != len(pickled) - 1:
                raise Malformed("something follows its end")
            machine.obey(opcode.name, argument)
    except (Malformed, Forbidden):
        raise
    except (ValueError, IndexError, KeyError) as error:
        raise Malformed("its table of tensors is damaged") from error
    return machine.only_value()


class _Machine:
    """A stack, what MARK put aside of it, and a memo."""

    def __init__(self) -> None:
        self._stack: list[object] = []
        self._aside: list[list[object]] = []
        self._memo: dict[object, object] = {}

    def obey(self, instruction: str, argument: object) -> None:
        if instruction in _PUSHED:
            self._stack.append(argument)
        elif instruction in _CONSTANTS:
            self._stack.append(_CONSTANTS[instruction]())
        elif instruction in _TUPLES:
            self._stack.append(tuple(self._pop_last(_TUPLES[instruction])))
        elif instruction in _DEEDS:
            _DEEDS[instruction](self, argument)
        elif instruction in _RUNNING:
            raise Forbidden(f"the instruction {instruction}")
        else:
            raise Malformed(f"it holds more than tables of tensors ({instruction})")

    def only_value(self) -> object:
        if len(self._stack) != 1 or self._aside:
            raise Malformed("it holds other than one value")
        return self._stack[0]

    def _pop_last(self, count: int) -> list[object]:
        taken = [self._stack.pop() for _ in range(count)]
        return taken[::-1]

    def _since_mark(self) -> list[object]:
        taken, self._stack = self._stack, self._aside.pop()
        return taken

    def _nothing(self, _argument: object) -> None:
        pass

    def _mark(self, _argument: object) -> None:
        self._aside.append(self._stack)
        self._stack = []

    def _tuple(self, _argument: object) -> None:
        taken = tuple(self._since_mark())
        self._stack.append(taken)

    def _put(self, argument: object) -> None:
        self._memo[argument] = self._stack[-1]

    def _memoize(self, _argument: object) -> None:
        self._memo[len(self._memo)] = self._stack[-1]

    def _get(self, argument: object) -> None:
        self._stack.append(self._memo[argument])

    def _append(self, _argument: object) -> None:
        self._extend([self._stack.pop()])

    def _appends(self, _argument: object) -> None:
        self._extend(self._since_mark())

    def _extend(self, items: list[object]) -> None:
        extended = self._stack[-1]
        if not isinstance(extended, list):
            raise Malformed("it adds to something that is no list")
        extended.extend(items)

    def _set_item(self, _argument: object) -> None:
        self._set(self._pop_last(2))

    def _set_items(self, _argument: object) -> None:
        self._set(self._since_mark())

    def _set(self, items: list[object]) -> None:
        table = self._stack[-1]
        if not isinstance(table, dict) or len(items) % 2:
            raise Malformed("it adds to something that is no table")
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, str):  # text only: to hash what a stranger nested deeply can end the process
                raise Malformed("a table of it has keys other than text")
            if key in table:
                raise Malformed(f"the name {key[:LONGEST_WANTED]!a} stands twice in it")
            table[key] = value

    def _global(self, argument: object) -> None:
        self._name(str(argument))

    def _stack_global(self, _argument: object) -> None:
        module, name = self._pop_last(2)
        if not isinstance(module, str) or not isinstance(name, str):
            raise Malformed("it names something by what is no text")
        self._name(f"{module} {name}")

    def _name(self, name: str) -> None:
        if name not in STORAGES and name not in (ORDERED_DICT, REBUILD_TENSOR):
            wanted = name.replace(" ", ".")[:LONGEST_WANTED]
            raise Forbidden(wanted if wanted.isprintable() else ascii(wanted))
        self._stack.append(_Named(name))

    def _reduce(self, _argument: object) -> None:
        function, arguments = self._pop_last(2)
        if function == _Named(ORDERED_DICT) and arguments == ():
            self._stack.append(OrderedDict())
        elif function == _Named(REBUILD_TENSOR) and isinstance(arguments, tuple):
            self._stack.append(_described(arguments))
        else:
            raise Malformed("it builds something that is neither a table nor a tensor")

    def _build(self, _argument: object) -> None:
        """A table that a network made carries `_metadata`, versions of its layers: read and let go."""
        table, state = self._pop_last(2)
        if not isinstance(table, OrderedDict) or not isinstance(state, dict) or set(state) - {"_metadata"}:
            raise Forbidden("the instruction BUILD")
        self._stack.append(table)

    def _storage(self, _argument: object) -> None:
        self._stack.append(_storage(self._stack.pop()))


_PUSHED = {"BINUNICODE", "SHORT_BINUNICODE", "BINUNICODE8", "BININT", "BININT1", "BININT2", "LONG1", "BINFLOAT"}
_CONSTANTS: dict[str, Callable[[], object]] = {
    "NONE": lambda: None,
    "NEWTRUE": lambda: True,
    "NEWFALSE": lambda: False,
    "EMPTY_TUPLE": tuple,
    "EMPTY_LIST": list,
    "EMPTY_DICT": dict,
}
_RUNNING = {"INST", "OBJ", "NEWOBJ", "NEWOBJ_EX", "EXT1", "EXT2", "EXT4"}
_TUPLES = {"TUPLE1": 1, "TUPLE2": 2, "TUPLE3": 3}
_DEEDS: dict[str, Callable[[_Machine, object], None]] = {
    "PROTO": _Machine._nothing,
    "FRAME": _Machine._nothing,
    "STOP": _Machine._nothing,
    "MARK": _Machine._mark,
    "TUPLE": _Machine._tuple,
    "BINPUT": _Machine._put,
    "LONG_BINPUT": _Machine._put,
    "MEMOIZE": _Machine._memoize,
    "BINGET": _Machine._get,
    "LONG_BINGET": _Machine._get,
    "APPEND": _Machine._append,
    "APPENDS": _Machine._appends,
    "SETITEM": _Machine._set_item,
    "SETITEMS": _Machine._set_items,
    "GLOBAL": _Machine._global,
    "STACK_GLOBAL": _Machine._stack_global,
    "REDUCE": _Machine._reduce,
    "BUILD": _Machine._build,
    "BINPERSID": _Machine._storage,
}


def _storage(described: object) -> Storage:
    """From ("storage", type, key, device, count of numbers); the device is where it once was."""
    if not isinstance(described, tuple) or len(described) != 5 or described[0] != "storage":
        raise Malformed("it names something outside itself that is no storage")
    _, kind, key, _, length = described
    if not isinstance(kind, _Named) or kind.name not in STORAGES or not isinstance(key, str) or not _is_count(length):
        raise Malformed("it names a storage that is not usable")
    return Storage(dtype=STORAGES[kind.name], key=key, length=length)


def _described(arguments: tuple[object, ...]) -> Described:
    """From (storage, offset, shape, strides, needs gradient, hooks); what else newer PyTorch adds must be empty."""
    if len(arguments) not in (6, 7):
        raise Malformed("it describes a tensor in an unknown way")
    storage, offset, shape, strides = arguments[:4]
    if not isinstance(storage, Storage) or not _is_count(offset) or not _are_counts(shape) or not _are_counts(strides):
        raise Malformed("it describes a tensor by things that are no counts")
    if len(shape) != len(strides) or len(shape) > MOST_AXES or (len(arguments) == 7 and arguments[6]):
        raise Malformed("it describes a tensor in an unknown way")
    described = Described(storage=storage, offset=offset, shape=shape, strides=strides)
    if offset + described.span > storage.length:
        raise Malformed("it describes a tensor beyond the end of its storage")
    return described


def _is_count(value: object) -> TypeGuard[int]:
    return type(value) is int and 0 <= value < LARGEST_COUNT


def _are_counts(value: object) -> TypeGuard[tuple[int, ...]]:
    return isinstance(value, tuple) and all(_is_count(item) for item in value)
