"""Weights of eight bits beside the weights they were rounded from."""

import pytest

torch = pytest.importorskip("torch")

from torch.nn import functional  # noqa: E402

from fitted import SIZES  # noqa: E402
from miniatures import make_denoiser  # noqa: E402
from orfeas.engines.hunyuan3d21.denoiser import Denoiser  # noqa: E402
from orfeas.engines.hunyuan3d21.faster.int8 import Int8Experts, Int8Linear, product, rounded, to_int8  # noqa: E402
from orfeas.engines.hunyuan3d21.loading import load_networks  # noqa: E402
from orfeas.engines.hunyuan3d21.placing import Placing, at_hand, weight_bytes  # noqa: E402
from orfeas.engines.hunyuan3d21.sizes import Sizes  # noqa: E402

CPU = torch.device("cpu")


def given(*, seed=1):
    chance = torch.Generator().manual_seed(seed)
    draw = lambda *shape: torch.randn(*shape, generator=chance)
    return draw(2, 12, 4), torch.tensor([0.3, 0.3]), draw(1, 7, 24)


def answer(denoiser):
    latents, time, context = given()
    with torch.no_grad():
        return denoiser(latents, time, denoiser.read(context))


def test_no_weight_is_further_off_than_half_a_step_of_its_row():
    weights = torch.randn(2, 1100, 24, generator=torch.Generator().manual_seed(3))
    weights[0, 7] = 0  # a row of nothing stays one
    values, scales = rounded(weights, home=CPU)
    assert values.dtype == torch.int8 and scales.shape == (2, 1100)
    off = (values * scales[..., None] - weights).abs()
    assert (off <= scales[..., None] * 0.5001).all()
    assert (values[0, 7] == 0).all() and values.abs().amax(dim=-1).flatten().sort().values[1:].eq(127).all()


@pytest.mark.parametrize("precision", [torch.float32, torch.bfloat16])
def test_a_product_is_that_with_the_expanded_weights(precision):
    """In tiles of rows: 2,500 channels are three."""
    weights, bias = torch.randn(2500, 24), torch.randn(2500).to(precision)
    values, scales = rounded(weights, home=CPU)
    x = torch.randn(3, 5, 24).to(precision)
    plain = functional.linear(x, (values * scales[:, None]).to(precision), bias)
    torch.testing.assert_close(product(x, values, scales, bias), plain)


def test_the_velocity_is_that_of_the_rounded_weights_and_near_that_of_the_plain_ones():
    plain, rounded_denoiser, quantized = make_denoiser(), make_denoiser(), make_denoiser()
    to_int8(quantized, home=CPU)
    scales = dict(quantized.named_parameters())
    with torch.no_grad():
        for name, parameter in rounded_denoiser.named_parameters():
            if scales[name].dtype == torch.int8:
                values, scale = rounded(parameter, home=CPU)
                parameter.copy_(values * scale[..., None])
    torch.testing.assert_close(answer(quantized), answer(rounded_denoiser), atol=1e-5, rtol=1e-4)
    exact = answer(plain)
    off = (answer(quantized) - exact).norm() / exact.norm()
    assert 0 < off < 0.03


def test_large_weights_are_of_eight_bits_and_what_is_delicate_is_not():
    denoiser = make_denoiser()
    to_int8(denoiser, home=CPU)
    kept = {name for name, each in denoiser.named_parameters() if each.dtype != torch.int8}
    for name in ("from_latents.weight", "time.up.weight", "to_velocity.weight", "blocks.4.feed_forward.gate.weight"):
        assert name in kept
    assert all(denoiser.get_parameter(name).ndim < 2 or "scale" in name or "gate" in name
               for name in kept if name.startswith("blocks.") and not name.endswith("_bias"))  # fmt: skip
    assert isinstance(denoiser.blocks[4].feed_forward, Int8Experts) and isinstance(denoiser.blocks[4].join, Int8Linear)


def test_as_many_bytes_as_are_foretold():
    quantized = Denoiser(SIZES.denoiser).half()
    plain = sum(each.numel() * 2 for each in quantized.parameters())
    to_int8(quantized, home=CPU)
    bytes_now = sum(each.numel() * each.element_size() for each in quantized.parameters())
    before, _ = weight_bytes(SIZES, precision=torch.float16)
    after, _ = weight_bytes(SIZES, precision=torch.float16, is_int8=True)
    assert before - after == plain - bytes_now > 0


def test_at_the_published_size_it_is_half_of_the_denoiser():
    before, largest_before = weight_bytes(Sizes(), precision=torch.float16)
    after, largest_after = weight_bytes(Sizes(), precision=torch.float16, is_int8=True)
    assert (largest_before, largest_after) == pytest.approx((6.10e9, 3.10e9), rel=0.01)
    assert (before, after) == pytest.approx((7.14e9, 4.14e9), rel=0.01)


@pytest.mark.parametrize("placing", list(Placing))
def test_it_is_the_same_wherever_its_weights_lie(fitted_weights, placing):
    """Brought all at once or layer by layer, values and scales together."""
    brought = []

    def bring(tensor):
        brought.append(tensor.dtype)
        return tensor.clone()

    found = []
    for each in (Placing.ALL, placing):
        loaded = load_networks(fitted_weights, device=CPU, precision=torch.float32, placing=each, is_int8=True)
        chance = torch.Generator().manual_seed(2)
        latents, context = torch.randn(1, 16, 4, generator=chance), torch.randn(1, 5, 24, generator=chance)
        with torch.no_grad(), at_hand(loaded.denoiser, device=CPU, placing=each, fetch=bring):
            found.append(loaded.denoiser(latents, torch.tensor([0.5]), loaded.denoiser.read(context)))
    assert torch.equal(*found) and (torch.int8 in brought) == (placing is not Placing.ALL)
    assert loaded.conditioner.blocks[0].q.weight.dtype == torch.float32
