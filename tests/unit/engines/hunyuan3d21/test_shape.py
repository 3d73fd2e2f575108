"""From a picture to a surface, all of it, beside the golden."""

from functools import partial

import cv2
import numpy as np
import pytest

torch = pytest.importorskip("torch")

from scipy.spatial import cKDTree  # noqa: E402

from goldens import golden_folders, read_golden  # noqa: E402
from miniatures import golden_conditioner, golden_decoder, golden_denoiser, make_denoiser  # noqa: E402
from orfeas.engines.hunyuan3d21.preprocess import framed  # noqa: E402
from orfeas.engines.hunyuan3d21.shape import Networks, draw_noise, make_volume  # noqa: E402
from orfeas.engines.hunyuan3d21.surface import extract  # noqa: E402
from orfeas.engines.hunyuan3d21.volume import dense  # noqa: E402


@pytest.mark.parametrize("folder", golden_folders("shape", "pipeline"))
def test_picture_to_surface_is_the_golden(folder):
    golden = read_golden(folder)
    config, within = golden.config, golden.config["suggested_tolerance"]
    parts = {name: (folder / path).resolve().parent for name, path in config["configs_from"].items()}
    networks = Networks(
        golden_conditioner(read_golden(parts["conditioner"])),
        golden_denoiser(read_golden(parts["model"])),
        golden_decoder(read_golden(parts["vae"])),
    )
    pixels = cv2.imread(str(folder / config["image"]), cv2.IMREAD_UNCHANGED)[..., [2, 1, 0, 3]]
    square = torch.from_numpy(framed(np.ascontiguousarray(pixels), pixels=config["processor"]["size"], engine="it"))
    torch.testing.assert_close(square, golden.outputs["image"], atol=within["image"], rtol=0)
    states = []
    volume = make_volume(
        networks,
        square,
        noise_1LZ=golden.inputs["noise"],
        steps=config["steps"],
        guidance=config["guidance_scale"],
        to_volume=partial(dense, cells=config["octree_resolution"]),
        on_step=lambda _step, state: states.append(state),
    )
    latents = golden.outputs["latents_steps"]
    torch.testing.assert_close(torch.stack(states), latents[:-1], atol=within["latents_steps"], rtol=1e-3)
    torch.testing.assert_close(volume.values_XYZ[None], golden.outputs["grid"], atol=within["grid"], rtol=1e-3)
    mesh = extract(volume.values_XYZ.numpy(), engine="it", level=config["mc_level"], reference_grid=True)
    expected = golden.outputs["vertices"].numpy()
    assert cKDTree(expected).query(mesh.positions)[0].max() < within["surface"]
    assert cKDTree(mesh.positions).query(expected)[0].max() < within["surface"]


def test_a_seed_is_a_noise():
    denoiser = make_denoiser()
    one, same, other = (draw_noise(denoiser, seed=seed) for seed in (7, 7, 8))
    assert torch.equal(one, same) and not torch.equal(one, other)
    assert one.shape == (1, 12, 4)
