import pytest

from orfeas.mesh.printing.guess_unit import guess_unit


@pytest.mark.parametrize(
    ("size", "name", "metres"),
    [
        (80.0, "millimetre", 0.001),
        ([12.0, 150.0, 3.0], "millimetre", 0.001),
        (6.0, "centimetre", 0.01),
        (2.0, "inch", 0.0254),
        (0.12, "metre", 1.0),
        (0.0, "millimetre", 0.001),
        (float("nan"), "millimetre", 0.001),
        ([], "millimetre", 0.001),
    ],
)
def test_the_unit_is_the_one_that_makes_a_printed_size(size: float, name: str, metres: float) -> None:
    guess = guess_unit(size)
    assert (guess.name, guess.metres_per_unit, guess.is_certain) == (name, metres, False)
    assert "states no unit" in guess.sentence


def test_the_sentence_says_the_size_it_makes() -> None:
    assert "50.8 mm" in guess_unit(2.0).sentence
