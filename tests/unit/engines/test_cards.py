"""Cards, as the driver's program tells of them."""

import sys

import pytest

from orfeas.engines.cards import Card, find_cards


@pytest.fixture
def driver(tmp_path, monkeypatch):
    """A program of the driver's name, and a way to say what it does."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def does(source):
        program = tmp_path / "nvidia-smi"
        program.write_text(f"#!{sys.executable}\n{source}\n")
        program.chmod(0o755)

    return does


def test_cards_have_a_name_and_their_memory_in_bytes(driver):
    driver(r"print('0, NVIDIA H200, 143771, 143160\n1, NVIDIA GeForce RTX 3090, 24576, 800')")
    assert find_cards() == [
        Card(0, "NVIDIA H200", 143_771 << 20, 143_160 << 20),
        Card(1, "NVIDIA GeForce RTX 3090", 24_576 << 20, 800 << 20),
    ]


def test_memory_that_is_not_told_is_unknown_and_no_reason_to_lose_the_card(driver):
    driver("print('0, NVIDIA GB10, [N/A], [N/A]')")
    assert find_cards() == [Card(0, "NVIDIA GB10", None, None)]


@pytest.mark.parametrize(
    "source", ["print('NVIDIA-SMI has failed'); exit(9)", "print('No devices were found')", "print(end='')"]
)
def test_a_driver_that_does_not_answer_has_no_cards(driver, source):
    driver(source)
    assert find_cards() == []


def test_without_a_driver_there_are_none(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_cards() == []
