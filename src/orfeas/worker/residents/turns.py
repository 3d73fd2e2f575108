"""Turns: jobs that wait for the engines of one device, and each one's answer when its turn has come."""

from __future__ import annotations

import traceback
from typing import Protocol

from orfeas.engines.device import DeviceBroken
from orfeas.errors import OrfeasError
from orfeas.worker.residency import Waiting, take_next
from orfeas.worker.residents.errands import Errand, Made
from orfeas.worker.residents.household import Household


class Abandoned(Exception):
    """Whoever asked is gone: killed, or canceled. Raised into the work, which stops after its present block."""


class Visitor(Protocol):
    """Somebody who asked something, and waits for the answer."""

    asked: Errand

    def report(self, fraction: float) -> None:
        """Tell how far it is; raises Abandoned where there is nobody to tell."""
        ...

    def give(self, made: Made) -> None:
        """The answer; raises Abandoned where there is nobody to give it to."""
        ...

    def refuse(self, failure: OrfeasError) -> None:
        """The answer, when there is none."""
        ...

    def leave(self) -> None:
        """It is over, whatever came of it."""
        ...


class Turns:
    """Who waits, in the order they came."""

    def __init__(self, household: Household) -> None:
        self.household = household
        self._waiting: tuple[Waiting, ...] = ()
        self._visitors: dict[int, Visitor] = {}
        self._num_came = 0

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def admit(self, visitor: Visitor) -> None:
        """Let somebody wait; who asks for what cannot be opened here is refused at once."""
        try:
            need = self.household.need_of(visitor.asked)
        except OrfeasError as failure:
            visitor.refuse(failure)
            visitor.leave()
            return
        self._num_came += 1
        self._visitors[self._num_came] = visitor
        self._waiting = (*self._waiting, Waiting(self._num_came, need))

    def do_next(self) -> bool:
        """Do the job whose turn it is. False when the device is broken, and nothing can be done here any more."""
        chosen, self._waiting = take_next(self.household.residency, self._waiting)
        visitor = self._visitors.pop(chosen.ticket)
        try:
            return self._answer(visitor)
        finally:
            visitor.leave()

    def _answer(self, visitor: Visitor) -> bool:
        upcoming = self._waiting[0].need.key if self._waiting else None
        try:
            visitor.report(0.0)
            visitor.give(self.household.generate(visitor.asked, report=visitor.report, upcoming=upcoming))
        except Abandoned:
            pass
        except OrfeasError as failure:
            visitor.refuse(failure)
            return not isinstance(failure, DeviceBroken)
        except Exception:  # a mistake of an engine's ends a job, not the process; its traceback goes to the log
            traceback.print_exc()
            visitor.refuse(OrfeasError())
        return True
