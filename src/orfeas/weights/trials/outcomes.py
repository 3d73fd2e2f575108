"""Outcomes: what came of the requests of a trial, for each arm.

A picture counts once, by its first result: ten tries with one picture say little more than one. It counts as kept where
anything made of it was kept, as discarded where all was.
"""

from __future__ import annotations

from dataclasses import dataclass

from orfeas.weights.trials.intervals import Sample, Share
from orfeas.weights.trials.trial import Measure

NONE_SHARED, NONE_YET = Share(0, 0), Sample(0, None, None)


@dataclass(frozen=True)
class Outcomes:
    """Of one arm.

    Attributes:
        num_pictures: that count.
        num_results: jobs that have succeeded or failed; those that were canceled, or answered from what there was, are
            none.
        num_under_way: jobs that have not ended.
        succeeded: of all pictures.
        passed: an audit, of those whose object was measured.
        kept: of those a person has decided about; a deleted object is a discarded one.
        num_undecided: of those that succeeded.
        score: how well objects agree with their pictures, 0 to 1.
        seconds: of work, without waiting.
        median_seconds: None where none is known.
        is_mixed: whether an engine made some of its objects with other weights than others.
    """

    num_pictures: int = 0
    num_results: int = 0
    num_under_way: int = 0
    succeeded: Share = NONE_SHARED
    passed: Share = NONE_SHARED
    kept: Share = NONE_SHARED
    num_undecided: int = 0
    score: Sample = NONE_YET
    seconds: Sample = NONE_YET
    median_seconds: float | None = None
    is_mixed: bool = False

    def of(self, measure: Measure) -> Share | Sample:
        """What decides."""
        found: Share | Sample = getattr(self, measure.value)
        return found
