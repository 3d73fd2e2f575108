"""The networks as large as they are published, without their weights: how many numbers, and how much work."""

import math

import pytest

torch = pytest.importorskip("torch")

from torch.utils.flop_counter import FlopCounterMode  # noqa: E402

from fields import plate, rod, together  # noqa: E402
from orfeas.engines.hunyuan3d21.conditioner import Conditioner  # noqa: E402
from orfeas.engines.hunyuan3d21.decoder import Decoder  # noqa: E402
from orfeas.engines.hunyuan3d21.denoiser import Denoiser  # noqa: E402
from orfeas.engines.hunyuan3d21.experts import Experts  # noqa: E402
from orfeas.engines.hunyuan3d21.fields import CHUNK  # noqa: E402
from orfeas.engines.hunyuan3d21.sampler import sample  # noqa: E402
from orfeas.engines.hunyuan3d21.volume import refined  # noqa: E402
from orfeas.engines.hunyuan3d21.width import is_fine_enough  # noqa: E402

TOKENS = 1370


@pytest.mark.parametrize(
    ("network", "count"),
    [(Denoiser, 3_050_758_720), (Conditioner, 304_368_640 - 1024), (Decoder, 327_746_177 - 113_402_112 - 131_200)],
)
def test_as_many_numbers_as_published(network, count):
    """Of the conditioner without its mask token, of the autoencoder without its encoding half."""
    with torch.device("meta"):
        assert sum(parameter.numel() for parameter in network().parameters()) == count


@torch.no_grad()
def test_sampling_is_nine_tenths_of_the_published_work(monkeypatch):
    """Counted: the published way asks once more, for both rows, and reads both rows' pictures anew each time."""
    each = lambda _self, chosen: [chosen.numel() // 8] * 7 + [chosen.numel() - chosen.numel() // 8 * 7]
    monkeypatch.setattr(Experts, "count", each)
    with torch.device("meta"):
        denoiser = Denoiser()
        noise, context = torch.empty(1, 4096, 64), torch.empty(1, TOKENS, 1024)
        two, three = (
            counted(lambda steps=steps: sample(denoiser, noise, context, steps=steps, guidance=5.0)) for steps in (2, 3)
        )
        both = torch.empty(2, TOKENS, 1024)
        once = counted(lambda: denoiser(torch.empty(2, 4096, 64), torch.empty(2), denoiser.read(both)))
    ours, published = two + 48 * (three - two), 50 * once
    assert published == pytest.approx(1.82e15, rel=0.02)
    assert ours / published < 0.91


def counted(work):
    """Floating-point operations of it, a multiplication and an addition being two."""
    with FlopCounterMode(display=False) as counter:
        work()
    return counter.get_total_flops()


@torch.no_grad()
def test_decoding_at_384_is_a_fifth_of_the_published_work():
    """Counted: every point that is asked, probing included, of a thing as large as one is made, cut off at 1/64. The
    published way asks everywhere, and reads the latents for every chunk."""
    with torch.device("meta"):
        geometry, tokens = Decoder().geometry, torch.empty(1, 4096, 1024)
        reading = counted(lambda: geometry.read(tokens))
        cached = geometry.read(tokens)
        a_point = counted(lambda: geometry(torch.empty(1, CHUNK, 3), cached)) / CHUNK
    published = 385**3 * a_point + math.ceil(385**3 / 8_000) * reading
    assert published == pytest.approx(2.28e15, rel=0.02)
    num_asked = 0

    def field(points, _level):
        nonlocal num_asked
        num_asked += len(points)
        return (thing(points) * 64).clamp(-1, 1)

    refined(field, cells=384, is_enough=lambda level: is_fine_enough(field, level, cells=384))
    assert (num_asked * a_point + reading) / published < 0.2


def thing(points):
    """A body as long as the box of training allows, and rods two cells thick."""
    body = plate(torch.tensor([0.0, 0.1, 0.0]), torch.eye(3), torch.tensor([1.0, 1.6, 0.7]))
    corners = [torch.tensor([x, 0.0, z]) for x in (-0.4, 0.4) for z in (-0.3, 0.3)]
    down = torch.tensor([0.0, -0.95, 0.0])
    legs = (rod(corner + 0.7 * down, 0.8 * corner + down, 0.0053) for corner in corners)
    return together(body, *legs)(points)
