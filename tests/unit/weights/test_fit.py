"""In which way weights fit a card, and whose word on seconds is taken."""

import pytest

from orfeas.weights.fit import bytes_of, memory_of, reported_for, way_of
from orfeas.weights.manifest import find_manifest

MANIFEST = find_manifest("hunyuan3d-2.1-shape")


@pytest.mark.parametrize(
    ("gibibytes", "way"), [(140, "resident"), (10, "resident"), (8, "staged"), (6, "offloaded"), (4, "none")]
)
def test_the_quickest_way_that_fits_is_told(gibibytes, way):
    assert way_of(MANIFEST.memory, total_bytes=gibibytes << 30) == way


def test_every_way_fits_from_just_what_it_takes():
    for way in ("resident", "staged", "offloaded"):
        assert way_of(MANIFEST.memory, total_bytes=bytes_of(MANIFEST.memory, way)) == way
    assert way_of(MANIFEST.memory, total_bytes=bytes_of(MANIFEST.memory, "none") - 1) == "none"


@pytest.mark.parametrize(("gibibytes", "way"), [(7, "resident"), (6, "staged"), (4, "none")])
def test_with_weights_of_eight_bits_smaller_cards_do(gibibytes, way):
    assert way_of(memory_of(MANIFEST, precision="int8"), total_bytes=gibibytes << 30) == way
    assert memory_of(MANIFEST, precision="float16") is memory_of(MANIFEST, precision=None) is MANIFEST.memory
    assert memory_of(find_manifest("triposr"), precision="int8") == find_manifest("triposr").memory


def test_seconds_are_somebodys_word_for_a_card_of_that_kind_or_none():
    assert reported_for(MANIFEST, card="NVIDIA H100 80GB HBM3").seconds == 15.8
    assert reported_for(MANIFEST, card="NVIDIA A100-SXM4-80GB") is None
    assert reported_for(MANIFEST, card="NVIDIA GeForce RTX 3090").seconds == 71.9
    assert all(reported.source for reported in MANIFEST.reported)
