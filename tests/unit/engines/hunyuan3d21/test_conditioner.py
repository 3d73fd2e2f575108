"""The conditioner beside its goldens."""

import pytest

torch = pytest.importorskip("torch")

from goldens import golden_folders, read_golden  # noqa: E402
from miniatures import golden_conditioner  # noqa: E402
from orfeas.engines.hunyuan3d21.conditioner import normalized  # noqa: E402


@pytest.mark.parametrize("folder", golden_folders("shape", "conditioner"))
@torch.no_grad()
def test_pixels_and_tokens_are_the_goldens(folder):
    golden = read_golden(folder)
    conditioner = golden_conditioner(golden)
    for name in ("a", "b"):
        pixels = normalized(golden.inputs[f"image_{name}"], pixels=conditioner.size.pixels)
        golden.assert_close(pixels, f"pixels_{name}")
        golden.assert_close(conditioner(pixels), f"tokens_{name}")


def test_the_middle_square_is_looked_at():
    picture = torch.full((1, 3, 40, 20), -1.0)
    picture[:, :, 10:30] = 1
    white = (1 - 0.485) / 0.229
    assert normalized(picture, pixels=20)[0, 0].unique().tolist() == pytest.approx([white], abs=1e-5)
