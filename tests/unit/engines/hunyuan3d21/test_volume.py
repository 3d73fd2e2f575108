"""Volumes beside the goldens, and refined ones beside dense ones of solids whose field is known."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from fields import thin_solids  # noqa: E402
from goldens import golden_folders, read_golden  # noqa: E402
from miniatures import golden_decoder  # noqa: E402
from orfeas.engines.grid import grid_points, halved  # noqa: E402
from orfeas.engines.hunyuan3d21.fields import chosen_field, whole_field  # noqa: E402
from orfeas.engines.hunyuan3d21.surface import extract  # noqa: E402
from orfeas.engines.hunyuan3d21.volume import BOUND, dense, refined  # noqa: E402
from orfeas.engines.hunyuan3d21.width import is_fine_enough, measured_width  # noqa: E402


def decoded(golden):
    """The golden's geometry decoder, and the tokens that it looks at."""
    decoder = golden_decoder(golden)
    return decoder.geometry, decoder(golden.inputs["latents"])


@pytest.mark.parametrize("folder", golden_folders("shape", "vae"))
@torch.no_grad()
def test_dense_grids_are_the_goldens(folder):
    golden = read_golden(folder)
    field = whole_field(*decoded(golden))
    for cells in golden.config["octree_resolutions"]:
        golden.assert_close(dense(field, cells=cells).values_XYZ[None], f"grid{cells + 1}")


@pytest.mark.parametrize("folder", golden_folders("shape", "vae"))
@torch.no_grad()
def test_the_refined_grid_is_asked_where_the_golden_is(folder):
    golden = read_golden(folder)
    how = golden.config["hierarchical"]
    volume = refined(whole_field(*decoded(golden)), cells=how["octree_resolution"], coarsest=how["min_resolution"])
    assert_like(volume, golden.outputs["hierarchical_grid_corrected"][0])


@pytest.mark.parametrize("folder", golden_folders("shape", "vae"))
@torch.no_grad()
def test_the_grid_of_chosen_tokens_is_the_golden(folder):
    golden = read_golden(folder)
    how = golden.config["flashvdm"]
    coarsest = round((how["octree_resolution"] // 2) / 4) * 4 - 1
    volume = refined(chosen_field(*decoded(golden)), cells=2 * coarsest, coarsest=coarsest)
    assert_like(volume, golden.outputs["flashvdm_grid"][0])


def assert_like(volume, expected):
    """Asked at the golden's points, and answered as it was."""
    asked = volume.is_asked_XYZ
    assert torch.equal(asked, ~expected.isnan())
    torch.testing.assert_close(volume.values_XYZ[asked], expected[asked], atol=3e-5, rtol=1e-4)


@pytest.mark.parametrize(
    ("cells", "coarsest", "levels"),
    [(384, 63, [96, 192, 384]), (256, 63, [64, 128, 256]), (100, 63, [100]), (130, 32, [32, 64, 128])],
)
def test_levels_double(cells, coarsest, levels):
    assert halved(cells, coarsest=coarsest) == levels


def test_corners_of_the_grid_are_at_the_bounds():
    corners = grid_points(torch.tensor([[0, 8, 16], [16, 0, 8]]), cells=16, radius=BOUND)
    torch.testing.assert_close(corners, torch.tensor([[-BOUND, 0, BOUND], [BOUND, -BOUND, 0]]))


def test_a_ball_is_asked_about_near_its_surface_only():
    asked = []

    def ball(points, _level):
        asked.append(len(points))
        return ((0.6 - points.norm(dim=1)) * 16).clamp(-1, 1)

    volume = refined(ball, cells=64, coarsest=16)
    num_asked = sum(asked)
    whole = dense(ball, cells=64)
    near = whole.values_XYZ.abs() < 0.9
    torch.testing.assert_close(volume.values_XYZ[near], whole.values_XYZ[near])
    assert torch.equal(volume.values_XYZ > 0, whole.values_XYZ > 0)
    assert num_asked < 0.4 * 65**3


def test_fifty_solids_with_parts_two_cells_thick_have_the_same_surface_refined_and_dense():
    """Whether the field is cut off one cell from the surface or eight: where it is soon, more is asked."""
    cells, num_asked, num_dense = 48, [], 0
    cell = 2 * BOUND / cells
    for k, distance in enumerate(thin_solids(number=50, thickness=2 * cell)):
        width = (1, 1.5, 3, 8)[k % 4] * cell

        def field(points, _level, distance=distance, width=width):
            num_asked.append(len(points))
            return (distance(points) / width).clamp(-1, 1)

        whole = dense(field, cells=cells)
        num_asked.clear()
        volume = refined(
            field, cells=cells, coarsest=12, is_enough=lambda level, field=field: is_fine_enough(field, level, cells=48)
        )
        num_dense += sum(num_asked) >= (cells + 1) ** 3
        found, expected = (extract(each.values_XYZ.numpy(), engine="tested") for each in (volume, whole))
        np.testing.assert_array_equal(found.faces, expected.faces)
        np.testing.assert_allclose(found.positions, expected.positions, atol=1e-6)
    assert num_dense == 0


@pytest.mark.parametrize("width", [0.2, 1 / 16, 1 / 64, 1 / 128])
def test_how_far_from_the_surface_a_field_is_cut_off_is_measured(width):
    def ball(points, _level):
        return ((0.6 - (points - 0.01).norm(dim=1)) / width).clamp(-1, 1)

    assert measured_width(ball, dense(ball, cells=16), step=1 / 256) == pytest.approx(width, rel=0.01)


def test_a_thing_that_a_coarse_level_misses_is_found_on_the_next():
    def bead(points, _level):
        return ((0.06 - (points - 0.07).norm(dim=1)) / 0.03).clamp(-1, 1)

    assert not (dense(bead, cells=16).values_XYZ > 0).any()
    assert not (refined(bead, cells=64, coarsest=16).values_XYZ > 0).any()
    found = refined(bead, cells=64, coarsest=16, is_enough=lambda level: is_fine_enough(bead, level, cells=64))
    assert torch.equal(found.values_XYZ > 0, dense(bead, cells=64).values_XYZ > 0)
