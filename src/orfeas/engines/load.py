"""Load: the only door to a live engine; importing this module loads none."""

from __future__ import annotations

from orfeas.engines.catalog import find_engine
from orfeas.engines.contract import Engine


def open_engine(name: str) -> Engine:
    """A live engine, ready to be used.

    Raises:
        UnknownEngine: no such engine.
        OrfeasError: of kind UNAVAILABLE: something it needs is not here; the sentence says what.
    """
    entry = find_engine(name)
    if entry.name == "hull":
        from orfeas.engines.hull.engine import HullEngine

        return HullEngine()
    if entry.name == "small":
        from orfeas.engines.small.engine import SmallEngine
        from orfeas.engines.small.session import open_network

        return SmallEngine(open_network())
    assert entry.name == "relief", entry.name
    from orfeas.engines.relief.engine import ReliefEngine

    return ReliefEngine()
