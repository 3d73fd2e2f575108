"""The decoder beside its goldens."""

import pytest

torch = pytest.importorskip("torch")

from goldens import golden_folders, read_golden  # noqa: E402
from miniatures import golden_decoder  # noqa: E402
from orfeas.engines.hunyuan3d21.decoder import embed_points  # noqa: E402


@pytest.mark.parametrize("folder", golden_folders("shape", "vae"))
@torch.no_grad()
def test_tokens_and_logits_are_the_goldens(folder):
    golden = read_golden(folder)
    decoder = golden_decoder(golden)
    points = golden.inputs["queries"]
    golden.assert_close(embed_points(points, num_frequencies=golden.config["num_freqs"]), "fourier_embedding")
    golden.assert_close(decoder.from_latents(golden.inputs["latents"]), "post_kl")
    tokens = decoder(golden.inputs["latents"])
    golden.assert_close(tokens, "decoded")
    golden.assert_close(decoder.geometry(points, decoder.geometry.read(tokens))[..., None], "query_logits")


def test_points_are_embedded_coordinate_by_coordinate():
    found = embed_points(torch.tensor([[[0.5, 0.25, 0.0]]]), num_frequencies=2)[0, 0]
    assert found.shape == (15,)
    angles = torch.tensor([0.5, 1.0, 0.25, 0.5, 0.0, 0.0])
    torch.testing.assert_close(found, torch.cat([torch.tensor([0.5, 0.25, 0.0]), angles.sin(), angles.cos()]))
