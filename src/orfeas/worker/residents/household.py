"""Household: the live engines of one device, and networks that paint: fetched when they are asked for, kept while there
is room, let go by the rules of worker/residency.py."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from orfeas.engines.contract import Report
from orfeas.engines.device import DeviceOutOfMemory
from orfeas.engines.weight_files import WeightFiles
from orfeas.errors import OrfeasError, from_wire, to_wire
from orfeas.weights.styles.choose import ChosenStyle
from orfeas.worker.residency import MOST_TRIES, Held, Key, Need, Residency, make_room, relief
from orfeas.worker.residents.dressing import Dressing, FindStyle
from orfeas.worker.residents.errands import Errand, Made
from orfeas.worker.residents.memory import Memory
from orfeas.worker.residents.peaks import Peaks, Work

FindWeights = Callable[[str, str | None], WeightFiles]
"""Name of an engine and the hash of the weights it is to have, if any, to those there are."""


class Household:
    """Engines that stay. One job at a time.

    Args:
        memory: of the device.
        find_weights: see FindWeights.
        open_engine: a live engine with its weights, on that device.
        find_style: see FindStyle.
        estimate: bytes an engine takes at its largest moment, where none was measured.
        precision: what engines compute in; None for what suits the device.
        peaks: what was measured before.
        clock: seconds.

    Attributes:
        tell: told what happens to an engine: "begins", "loaded", "let go", "out of memory".
    """

    def __init__(
        self,
        memory: Memory,
        *,
        find_weights: FindWeights,
        open_engine: Callable[[str, WeightFiles], Any],
        find_style: FindStyle,
        estimate: Callable[[str], int],
        precision: str | None = None,
        peaks: Peaks = Peaks(),
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.residency, self.peaks, self.num_loaded = Residency(total=0), peaks, 0
        self._memory, self._find_weights, self._open_engine = memory, find_weights, open_engine
        self._estimate, self._precision, self._clock = estimate, precision, clock
        self.tell: Callable[[str, Key], None] = lambda _what, _key: None
        self._engines: dict[Key, Any] = {}
        self._dressing = Dressing(find_style)
        self._begun_at = 0.0

    def need_of(self, asked: Errand) -> Need:
        """What a job will take, by what is known now.

        Raises:
            OrfeasError: of kind UNAVAILABLE: its engine has no weights here.
        """
        return self._need(asked, self._find_weights(asked.engine, asked.weights))

    def generate(self, asked: Errand, *, report: Report, upcoming: Key | None = None) -> Made:
        """Do a job. Memory that runs out is answered by letting others go, and one more try.

        Args:
            report: told the fraction done; what it raises stops the work there, and the engine stays.
            upcoming: what the next job needs.

        Raises:
            DeviceOutOfMemory: there is too little for this job alone.
            DeviceBroken: nothing can be computed in this process any more.
            OrfeasError: what the engine found wrong, or what it lacks.
        """
        weights = self._find_weights(asked.engine, asked.weights)
        self._memory.prepare(asked.engine)
        need = self._need(asked, weights)
        self.residency = replace(self.residency, total=self._memory.total())
        self.let_go(make_room(self.residency, need, now=self._clock(), upcoming=upcoming))
        self.residency, self._begun_at = self.residency.begun(need), self._clock()
        self.tell("begins", need.key)
        try:
            return self._tried(asked, weights, report)
        finally:
            self.residency = self.residency.ended(now=self._clock())

    def let_go(self, keys: tuple[Key, ...]) -> None:
        """Let engines go, and give back what they held."""
        for key in keys:
            self._engines.pop(key, None)
            self.residency = self.residency.without([key])
            self.tell("let go", key)
        if keys:
            self._memory.release()

    def want_styles(self, wanted: Mapping[str, Sequence[ChosenStyle]]) -> None:
        """Have engines carry these styles, by name, from now on; those that are here read them at once."""
        for name in self._dressing.want(wanted):
            for key, engine in self._engines.items():
                if key.engine == name:
                    self._keep_styles(key, engine)

    def to_json(self) -> dict[str, object]:
        """What is held, and what is known, for whoever asks the worker."""
        running = self.residency.running
        return {
            "device": self._memory.name(),
            "total": self.residency.total,
            "held": [
                {
                    "engine": each.key.engine,
                    "weights": each.key.weights,
                    "bytes": each.num_bytes,
                    "load_seconds": round(each.load_seconds, 3),
                    "used_at": each.used_at,
                    "running_since": self._begun_at if running is not None and running.key == each.key else None,
                    **self._dressing.to_json(each.key.engine, self._engines[each.key]),
                }
                for each in self.residency.held
            ],
            "num_loaded": self.num_loaded,
            "peaks": self.peaks.to_json(),
        }

    def _keep_styles(self, key: Key, engine: Any) -> None:
        """Have an engine read what is to stay at hand, or nothing of it where there is no room."""
        keep = partial(self._dressing.keep, key.engine, engine)
        try:
            self._weigh(key, keep)
            return
        except DeviceOutOfMemory as failure:
            sentence = failure.sentence
        self._dressing.give_up(key.engine, sentence)
        self._weigh(key, keep)  # lets go of those that were read before the room ended

    def _need(self, asked: Errand, weights: WeightFiles) -> Need:
        key = Key(asked.engine, weights.sha256)
        expected = self.peaks.expect(self._work(asked), estimate=self._estimate(asked.engine))
        held = self.residency.find(key)
        return Need(key, max(expected, held.num_bytes if held else 0))

    def _work(self, asked: Errand) -> Work:
        return Work(asked.engine, asked.cells, self._precision)

    def _tried(self, asked: Errand, weights: WeightFiles, report: Report) -> Made:
        for num_tries in range(1, MOST_TRIES + 1):
            try:
                return self._done(asked, weights, report, is_last_try=num_tries == MOST_TRIES)
            except DeviceOutOfMemory as failure:
                trouble = _without_traces(failure)
            if num_tries == MOST_TRIES:
                break
            self.tell("out of memory", Key(asked.engine, weights.sha256))
            self._dressing.give_up(asked.engine, trouble.sentence)
            self.let_go(relief(self.residency))
        self._memory.release()
        raise trouble

    def _done(self, asked: Errand, weights: WeightFiles, report: Report, *, is_last_try: bool) -> Made:
        key = Key(asked.engine, weights.sha256)
        engine = self._engines.get(key) or self._load(key, weights)
        self._weigh(key, lambda: self._dressing.dress(key.engine, engine, asked.adapters))
        held = self.residency.find(key)
        assert held is not None
        others = self._memory.held() - held.num_bytes
        peak = self._memory.watch()
        made: Made = self._memory.within(
            lambda: asked.ask(engine, report=report, is_last_try=is_last_try), during="at work"
        )
        self.peaks = self.peaks.with_measured(self._work(asked), max(peak() - others, held.num_bytes))
        return made

    def _weigh(self, key: Key, work: Callable[[], None]) -> None:
        """Do something after which an engine takes more of the device, or less."""
        before, held = self._memory.held(), self.residency.find(key)
        assert held is not None
        try:
            self._memory.within(work, during="while styles were loaded")
        finally:
            num_bytes = max(held.num_bytes + self._memory.held() - before, 0)
            self.residency = self.residency.loaded(replace(held, num_bytes=num_bytes))

    def _load(self, key: Key, weights: WeightFiles) -> Any:
        before, began = self._memory.held(), self._clock()
        engine: Any = self._memory.within(
            lambda: self._open_engine(key.engine, weights), during="while the networks were loaded"
        )
        now = self._clock()
        self._engines[key] = engine
        self.num_loaded += 1
        held = Held(key, max(self._memory.held() - before, 0), load_seconds=now - began, used_at=now)
        self.residency = self.residency.loaded(held)
        self.tell("loaded", key)
        return engine


def _without_traces(failure: OrfeasError) -> OrfeasError:
    """The same failure without the frames it was raised in: their variables hold tensors."""
    return from_wire(to_wire(failure))
