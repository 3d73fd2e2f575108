"""A small slice of benchmarks/damage.py: its damage is seen, and repaired."""

import numpy as np
import pytest

from benchmarks.damaging import scores
from benchmarks.damaging.damages import DAMAGES, truth_of
from benchmarks.damaging.painted import paint
from benchmarks.damaging.repairs import Outcome, by_orfeas
from benchmarks.damaging.scores import GOOD_PSNR, score, undamaged
from makers import make_torus


@pytest.fixture(scope="module")
def painted():
    return paint(make_torus(around=30, along=12), texture_pixels=256)


@pytest.fixture(autouse=True)
def few_samples(monkeypatch):
    monkeypatch.setattr(scores, "NUM_SAMPLES", 3000)


def scored(painted, damage, repaired_by):
    given, material = painted
    spoiled = DAMAGES[damage](given, 3)
    truth = truth_of(given, damage, spoiled)
    samples = undamaged(given, spoiled.is_whole, truth, material, is_rough=damage == "noise")
    return score(repaired_by(spoiled.surface, material), truth, samples)


@pytest.mark.parametrize("damage", ["holes", "second skin", "T-junctions", "floaters"])
def test_damage_is_seen_where_nothing_is_repaired(painted, damage):
    found = scored(painted, damage, lambda surface, material: Outcome(surface.split(), material, "-", 0.0))
    assert not found.is_good
    assert found.psnr > GOOD_PSNR


@pytest.mark.parametrize("damage", ["second skin", "noise", "crossing"])
def test_a_damaged_ring_is_what_it_was(painted, damage):
    found = scored(painted, damage, lambda surface, material: by_orfeas(surface, material, texture_pixels=256))
    assert found.is_good
    assert found.psnr > GOOD_PSNR
    assert found.volume_error < 0.5


def test_a_surface_painted_the_wrong_colours_is_told_from_its_own(painted):
    found = scored(painted, "noise", lambda surface, material: Outcome(surface.hidden().split(), material, "-", 0.0))
    assert found.psnr < 15
    assert np.isfinite(found.psnr)
