"""Volumes beside the goldens, and refined ones beside dense ones of solids whose field is known."""

import pytest

torch = pytest.importorskip("torch")

from goldens import golden_folders, read_golden  # noqa: E402
from miniatures import golden_decoder  # noqa: E402
from orfeas.engines.hunyuan3d21.fields import chosen_field, whole_field  # noqa: E402
from orfeas.engines.hunyuan3d21.volume import BOUND, dense, grid_points, halved, refined  # noqa: E402


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
        golden.assert_close(dense(field, cells=cells).logits_XYZ[None], f"grid{cells + 1}")


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
    torch.testing.assert_close(volume.logits_XYZ[asked], expected[asked], atol=3e-5, rtol=1e-4)


@pytest.mark.parametrize(
    ("cells", "coarsest", "levels"),
    [(384, 63, [96, 192, 384]), (256, 63, [64, 128, 256]), (100, 63, [100]), (130, 32, [32, 64, 128])],
)
def test_levels_double(cells, coarsest, levels):
    assert halved(cells, coarsest=coarsest) == levels


def test_corners_of_the_grid_are_at_the_bounds():
    corners = grid_points(torch.tensor([[0, 8, 16], [16, 0, 8]]), cells=16)
    torch.testing.assert_close(corners, torch.tensor([[-BOUND, 0, BOUND], [BOUND, -BOUND, 0]]))


def test_a_ball_is_asked_about_near_its_surface_only():
    asked = []

    def ball(points, _level):
        asked.append(len(points))
        return ((0.6 - points.norm(dim=1)) * 16).clamp(-1, 1)

    volume = refined(ball, cells=64, coarsest=16)
    num_asked = sum(asked)
    whole = dense(ball, cells=64)
    near = whole.logits_XYZ.abs() < 0.9
    torch.testing.assert_close(volume.logits_XYZ[near], whole.logits_XYZ[near])
    assert torch.equal(volume.logits_XYZ > 0, whole.logits_XYZ > 0)
    assert num_asked < 0.4 * 65**3
