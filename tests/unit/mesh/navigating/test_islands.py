"""Which polygons lie side by side."""

from orfeas.mesh.navigating.islands import islands_of, neighbours_of


def test_two_squares_are_neighbours_over_the_edge_they_share() -> None:
    beside = neighbours_of(((0, 1, 2, 3), (3, 2, 4, 5), (6, 7, 8)))
    assert beside == ((-1, -1, 1, -1), (0, -1, -1, -1), (-1, -1, -1))
    assert islands_of(beside) == (0, 0, 1)


def test_an_edge_of_three_polygons_is_a_wall_to_all() -> None:
    assert neighbours_of(((0, 1, 2), (1, 0, 3), (1, 0, 4))) == ((-1, -1, -1),) * 3


def test_squares_that_meet_at_a_corner_are_two_islands() -> None:
    assert islands_of(neighbours_of(((0, 1, 2), (2, 3, 4)))) == (0, 1)
