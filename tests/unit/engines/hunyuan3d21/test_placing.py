"""Weights brought to a device as they are needed: the same result, and less of them there at once."""

import weakref

import pytest

torch = pytest.importorskip("torch")

from miniatures import make_denoiser  # noqa: E402
from orfeas.engines.hunyuan3d21 import placing as room  # noqa: E402
from orfeas.engines.hunyuan3d21.placing import Placing, at_hand, choose_placing, weight_bytes  # noqa: E402
from orfeas.engines.hunyuan3d21.sampler import sample  # noqa: E402
from orfeas.engines.hunyuan3d21.sizes import Sizes  # noqa: E402

CPU = torch.device("cpu")


class Card:
    """What was brought and is held still, counted in numbers."""

    def __init__(self):
        self.held = self.most = 0

    def fetch(self, tensor):
        brought = tensor.clone()
        self.held += brought.numel()
        self.most = max(self.most, self.held)
        weakref.finalize(brought.untyped_storage(), self._left, brought.numel())
        return brought

    def _left(self, count):
        self.held -= count


@pytest.fixture
def denoiser():
    return make_denoiser().requires_grad_(False)


def sampled(denoiser):
    noise, context = (
        torch.randn(shape, generator=torch.Generator().manual_seed(3)) for shape in ((1, 12, 4), (1, 7, 24))
    )
    return sample(denoiser, noise, context, steps=4, guidance=3.0)


@pytest.mark.parametrize("placing", list(Placing))
def test_results_are_the_same_to_the_bit(denoiser, placing):
    expected, weights = sampled(denoiser), {name: each.data_ptr() for name, each in denoiser.named_parameters()}
    card = Card()
    with at_hand(denoiser, device=CPU, placing=placing, fetch=card.fetch):
        assert torch.equal(sampled(denoiser), expected)
    assert {name: each.data_ptr() for name, each in denoiser.named_parameters()} == weights
    assert card.held == 0
    assert torch.equal(sampled(denoiser), expected)


def test_layer_by_layer_holds_little_at_once(denoiser):
    whole = sum(each.numel() for each in denoiser.parameters())
    most = {}
    for placing in (Placing.STAGES, Placing.LAYERS):
        card = Card()
        with at_hand(denoiser, device=CPU, placing=placing, fetch=card.fetch):
            sampled(denoiser)
        most[placing] = card.most
    largest = max(sum(each.numel() for each in block.parameters()) for block in denoiser.blocks)
    early = whole - sum(
        each.numel()
        for block in denoiser.blocks
        for name, each in block.named_parameters()
        if not name.startswith("cross_attention.")
    )
    assert most[Placing.STAGES] == whole
    assert most[Placing.LAYERS] <= early + largest < 0.7 * whole


def test_a_run_that_fails_leaves_the_weights_where_they_were(denoiser, monkeypatch):
    weights = {name: each.data_ptr() for name, each in denoiser.named_parameters()}
    monkeypatch.setattr(type(denoiser.blocks[2].feed_forward), "forward", lambda *_: 1 / 0)
    card = Card()
    with pytest.raises(ZeroDivisionError), at_hand(denoiser, device=CPU, placing=Placing.LAYERS, fetch=card.fetch):
        sampled(denoiser)
    assert {name: each.data_ptr() for name, each in denoiser.named_parameters()} == weights


@pytest.mark.parametrize(
    ("free", "placing"),
    [(24e9, Placing.ALL), (11.5e9, Placing.ALL), (7.6e9, Placing.STAGES), (5.6e9, Placing.LAYERS), (None, Placing.ALL)],
)
def test_as_much_is_placed_at_once_as_a_card_has_room_for(monkeypatch, free, placing):
    monkeypatch.setattr(room, "free_and_total", lambda _device: None if free is None else (int(free), int(free)))
    assert choose_placing(Sizes(), device=torch.device("cuda:0"), precision=torch.float16) is placing


def test_weights_are_as_large_as_published():
    whole, largest = weight_bytes(Sizes(), precision=torch.float16)
    assert largest == 2 * 3_050_758_720 and whole / 1e9 == pytest.approx(7.139, abs=0.01)
