"""Memory: a device as those who share it out see it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from orfeas.engines.catalog import ENGINES
from orfeas.engines.text_to_image.painting import NAME as PAINTERS

Result = TypeVar("Result")


class Memory(Protocol):
    """Bytes of one device, and what runs within them."""

    def prepare(self, engine: str) -> None:
        """Called before anything else is done for an engine, each time.

        Raises:
            OrfeasError: of kind UNAVAILABLE: nothing can run here; the sentence says what is missing.
        """
        ...

    def name(self) -> str | None:
        """What the device is called; None until an engine was prepared for."""
        ...

    def total(self) -> int:
        """Bytes that engines may take now."""
        ...

    def held(self) -> int:
        """Bytes that this process holds."""
        ...

    def watch(self) -> Callable[[], int]:
        """Look out for the most bytes held from now on; what comes back tells them."""
        ...

    def release(self) -> None:
        """Give back what nobody uses any more."""
        ...

    def within(self, work: Callable[[], Result], *, during: str) -> Result:
        """Do some work.

        Raises:
            DeviceOutOfMemory, DeviceBroken: instead of what the device's library raises.
        """
        ...


class DeviceMemory:
    """The memory of a device of torch's; torch is loaded by the first engine that is asked for."""

    def __init__(self, device: str | None, *, limit: int | None) -> None:
        self._wanted, self._limit = device, limit
        self._found: Any = None  # torch's; only engines know its type

    def prepare(self, engine: str) -> None:
        from orfeas.engines.device import ML, choose_device, limit_memory, require_torch

        entry = ENGINES.get(engine)  # pictures from words are in another catalog
        require_torch(engine, extra=PAINTERS if entry is None else ML)
        if self._found is None:
            runs_anywhere = entry is not None and entry.runs_on_processor
            self._found = choose_device(self._wanted, or_processor=runs_anywhere)
            if self._found is not None and self._limit is not None:
                limit_memory(self._found, limit=self._limit)

    def name(self) -> str | None:
        from orfeas.engines.device import device_name

        return None if self._found is None else device_name(self._found)

    def total(self) -> int:
        from orfeas.engines.device import usable_bytes

        return 0 if self._found is None else usable_bytes(self._found, limit=self._limit)

    def held(self) -> int:
        from orfeas.engines.device import held_bytes

        return 0 if self._found is None else held_bytes(self._found)

    def watch(self) -> Callable[[], int]:
        from orfeas.engines.device import watch_peak

        return (lambda: 0) if self._found is None else watch_peak(self._found)

    def release(self) -> None:
        from orfeas.engines.device import empty_cache

        gc.collect()
        if self._found is not None:
            empty_cache(self._found)

    def within(self, work: Callable[[], Result], *, during: str) -> Result:
        from orfeas.engines.device import in_memory

        if self._found is None:  # there is no GPU, and opening an engine says so
            return work()
        return in_memory(work, device=self._found, during=lambda: during)
