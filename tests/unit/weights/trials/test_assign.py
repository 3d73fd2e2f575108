"""Which arm a subject falls to."""

import uuid
from collections import Counter

import pytest

from orfeas.weights.trials.assign import assign
from orfeas.weights.trials.trial import Arm

TRIAL, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)
ARMS = tuple(Arm(name) for name in "abcd")
NUM = 4000


def on_arms(trial=TRIAL, *, arms=ARMS, share=1.0):
    return [assign(trial, subject=f"picture {n}", arms=arms, share=share) for n in range(NUM)]


def test_a_subject_stays_on_its_arm_and_another_trial_deals_anew():
    assert on_arms() == on_arms()
    same = sum(one == other for one, other in zip(on_arms(), on_arms(OTHER), strict=True))
    assert abs(same / NUM - 1 / len(ARMS)) < 0.03


@pytest.mark.parametrize("num", [2, 3, 4])
def test_arms_get_the_same_share(num):
    counted = Counter(arm.name for arm in on_arms(arms=ARMS[:num]))
    assert all(abs(each - NUM / num) < 4 * (NUM / num) ** 0.5 for each in counted.values()) and len(counted) == num


def test_a_share_takes_part_and_falls_to_the_arms_it_would_fall_to_otherwise():
    some, everyone = on_arms(share=0.3), on_arms()
    taking = [(arm, other) for arm, other in zip(some, everyone, strict=True) if arm is not None]
    assert abs(len(taking) / NUM - 0.3) < 0.03
    assert all(arm == other for arm, other in taking)
    counted = Counter(arm.name for arm, _other in taking)
    assert all(abs(each - len(taking) / 4) < 60 for each in counted.values())
