"""Dressing: the LoRAs that live engines carry: a job's own while it runs, and those that are to stay at hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from orfeas.engines.contract import Adaptable, Engine
from orfeas.engines.device import DeviceOutOfMemory
from orfeas.engines.weight_files import AdapterFile
from orfeas.errors import OrfeasError
from orfeas.weights.styles.choose import ChosenStyle

FindStyle = Callable[[ChosenStyle], AdapterFile]
"""A style that was chosen to its file, which is what it was; raises what is wrong with it."""


class Dressing:
    """What every engine is to carry.

    Args:
        find_style: see FindStyle.
    """

    def __init__(self, find_style: FindStyle) -> None:
        self._find_style = find_style
        self._wanted: dict[str, tuple[ChosenStyle, ...]] = {}
        self._kept: dict[str, tuple[AdapterFile, ...]] = {}
        self._problems: dict[str, str] = {}

    def want(self, wanted: Mapping[str, Sequence[ChosenStyle]]) -> list[str]:
        """From now on these styles stay at hand, by the engine they are for; gives the engines for which others did."""
        said = {engine: tuple(styles) for engine, styles in wanted.items() if styles}
        changed = [each for each in said.keys() | self._wanted.keys() if said.get(each) != self._wanted.get(each)]
        self._wanted = said
        for engine in changed:
            self._problems.pop(engine, None)
            self._kept[engine] = ()
            try:
                self._kept[engine] = tuple(self._find_style(each) for each in said.get(engine, ()))
            except OrfeasError as failure:
                self._problems[engine] = failure.sentence
        return sorted(changed)

    def dress(self, name: str, engine: Engine, adapters: Sequence[AdapterFile]) -> None:
        """Have a job's LoRAs work beside an engine, those that are to stay at hand, and no others.

        Raises:
            DeviceOutOfMemory: there is no room for them.
            OrfeasError: one of the job's cannot be used.
        """
        if not isinstance(engine, Adaptable):
            assert not adapters, "a request for styles is refused where none can be worn"
            return
        if kept := self._kept.get(name):
            try:
                engine.wear(adapters, kept=kept)
                return
            except DeviceOutOfMemory:
                raise
            except OrfeasError as failure:
                sentence = failure.sentence
            engine.wear(adapters)  # where it is one of the job's that cannot be used, it says so now
            self._give_up(name, sentence)
            return
        engine.wear(adapters)

    def keep(self, name: str, engine: Engine) -> None:
        """Read what is to stay at hand beside an engine, ahead of a job; what is wrong with it is told by `to_json`."""
        try:
            self.dress(name, engine, ())
        except OrfeasError as failure:
            self._give_up(name, failure.sentence)

    def give_up(self, name: str, sentence: str) -> None:
        """Nothing stays at hand for an engine until something else is asked for; a job's own styles do their work."""
        if self._kept.get(name):
            self._give_up(name, sentence)

    def to_json(self, name: str, engine: Engine) -> dict[str, object]:
        """What an engine carries, and why it does not carry what it should."""
        carried = engine.carried if isinstance(engine, Adaptable) else ()
        return {"styles": [each.to_json() for each in carried], "styles_problem": self._problems.get(name)}

    def _give_up(self, name: str, sentence: str) -> None:
        self._kept[name], self._problems[name] = (), sentence
