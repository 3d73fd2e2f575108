"""The denoiser beside its goldens, and its savings beside the plain way."""

import pytest

torch = pytest.importorskip("torch")

from torch.nn import functional  # noqa: E402

from goldens import golden_folders, read_golden  # noqa: E402
from miniatures import TINY, golden_denoiser, make_denoiser  # noqa: E402
from orfeas.engines.hunyuan3d21.denoiser import embed_time  # noqa: E402
from orfeas.engines.hunyuan3d21.experts import Experts  # noqa: E402
from orfeas.engines.hunyuan3d21.keys import denoiser_places  # noqa: E402
from orfeas.engines.hunyuan3d21.layers import SelfAttention  # noqa: E402
from orfeas.engines.weight_places import WeightsDoNotFit, place_all  # noqa: E402


@pytest.mark.parametrize("folder", [*golden_folders("shape", "dit"), *golden_folders("shape", "dit-even")])
@torch.no_grad()
def test_velocity_and_every_block_are_the_goldens(folder):
    golden = read_golden(folder)
    denoiser = golden_denoiser(golden)
    seen = {}
    for number, block in enumerate(denoiser.blocks):
        block.register_forward_hook(lambda _block, _given, out, number=number: seen.update({number: out}))
    velocity = denoiser(golden.inputs["x"], golden.inputs["t"], denoiser.read(golden.inputs["context"]))
    for number, out in seen.items():
        if f"inter.block_{number:02}" in golden.outputs:
            golden.assert_close(out, f"inter.block_{number:02}")
    golden.assert_close(velocity, "velocity")


@torch.no_grad()
def test_a_row_without_a_picture_is_one_whose_picture_is_zeros():
    denoiser = make_denoiser()
    latents, time = torch.randn(3, 12, 4), torch.tensor([0.0, 0.4, 1.0])
    context = torch.randn(3, 7, 24)
    context[2] = 0
    plain = denoiser(latents, time, denoiser.read(context))
    pruned = denoiser(latents, time, denoiser.read(context[:2]))
    torch.testing.assert_close(pruned, plain, atol=1e-6, rtol=1e-5)


@torch.no_grad()
def test_experts_sorted_are_experts_one_token_at_a_time():
    torch.manual_seed(1)
    experts = Experts(16, num_experts=5, top_k=2)
    x = torch.randn(2, 9, 16)
    expected = torch.stack([torch.stack([one_token(experts, token) for token in row]) for row in x])
    torch.testing.assert_close(experts(x), expected, atol=1e-6, rtol=1e-5)


def one_token(experts, x):
    weights = experts.gate(x).softmax(dim=-1)
    out = experts.shared(x)
    for expert in weights.argsort(descending=True)[: experts.top_k]:
        wide = functional.gelu(experts.up[expert] @ x + experts.up_bias[expert])
        out = out + weights[expert] * (experts.down[expert] @ wide + experts.down_bias[expert])
    return out


@torch.no_grad()
def test_heads_read_thirds_of_the_three_projections_laid_one_after_the_other():
    torch.manual_seed(2)
    attention = SelfAttention(24, num_heads=3, norm=lambda _width: torch.nn.Identity())
    x = torch.randn(1, 5, 24)
    laid = torch.cat([x[0] @ attention.qkv[k].T for k in range(3)], dim=1)
    heads = []
    for h in range(3):
        q, k, v = laid[:, 24 * h : 24 * (h + 1)].chunk(3, dim=1)
        heads.append((q @ k.T / 8**0.5).softmax(dim=-1) @ v)
    torch.testing.assert_close(attention(x)[0], attention.out(torch.cat(heads, dim=1)), atol=1e-6, rtol=1e-5)


def test_time_is_embedded_in_single_precision_whatever_it_comes_in():
    embedded = embed_time(torch.tensor([0.0, 1.0], dtype=torch.float64), width=8)
    assert embedded.dtype == torch.float32
    assert embedded[0].tolist() == [0, 0, 0, 0, 1, 1, 1, 1]
    assert embedded[1, 3].item() == pytest.approx(1e-3, rel=1e-3)


def published(denoiser):
    """Its parameters under their published names."""
    tensors = {}
    for name in PUBLISHED:
        (at,) = denoiser_places(name)
        held = dict(denoiser.named_parameters())[at.name].detach()
        tensors[name] = held if at.part is None else held[at.part]
    return tensors


def published_names():
    blocks = []
    for i in range(TINY.depth):
        block = [f"attn{k}.to_{p}.weight" for k in (1, 2) for p in "qkv"]
        block += [f"attn{k}.{p}_norm.weight" for k in (1, 2) for p in "qk"]
        block += [f"attn{k}.out_proj.{p}" for k in (1, 2) for p in ("weight", "bias")]
        block += [f"norm{k}.{p}" for k in (1, 2, 3) for p in ("weight", "bias")]
        if i > TINY.depth // 2:
            block += [f"skip_{k}.{p}" for k in ("linear", "norm") for p in ("weight", "bias")]
        if i >= TINY.depth - TINY.num_mixed:
            layers = [f"experts.{e}.net.{k}" for e in range(TINY.num_experts) for k in ("0.proj", "2")]
            layers += ["shared_experts.net.0.proj", "shared_experts.net.2"]
            block += ["moe.gate.weight", *(f"moe.{layer}.{p}" for layer in layers for p in ("weight", "bias"))]
        else:
            block += [f"mlp.fc{k}.{p}" for k in (1, 2) for p in ("weight", "bias")]
        blocks += [f"blocks.{i}.{name}" for name in block]
    ends = ["x_embedder", "t_embedder.mlp.0", "t_embedder.mlp.2", "final_layer.norm_final", "final_layer.linear"]
    return [*blocks, *(f"{end}.{p}" for end in ends for p in ("weight", "bias"))]


PUBLISHED = published_names()


@torch.no_grad()
def test_published_tensors_find_their_places():
    one, other = make_denoiser(seed=3), make_denoiser(seed=4)
    place_all(other, published(one), places=denoiser_places, called="the denoiser")
    for (name, expected), (_, found) in zip(one.named_parameters(), other.named_parameters(), strict=True):
        assert torch.equal(expected, found), name


def test_what_does_not_fit_is_named():
    denoiser = make_denoiser()
    whole = {name: tensor.clone() for name, tensor in published(denoiser).items()}
    dropped = "blocks.3.moe.experts.1.net.2.weight"
    cases = {
        "blocks.3.feed_forward.down.1. is missing": {k: v for k, v in whole.items() if k != dropped},
        "blocks.9.norm1.weight is not one of its tensors": whole | {"blocks.9.norm1.weight": torch.zeros(32)},
        "x_embedder.weight is 4 x 32, not 32 x 4": whole | {"x_embedder.weight": torch.zeros(4, 32)},
        "from_latents.bias, x_embedder.bias are the same": whole | {"from_latents.bias": torch.zeros(32)},
    }
    for sentence, tensors in cases.items():
        with pytest.raises(WeightsDoNotFit, match=sentence):
            place_all(denoiser, tensors, places=denoiser_places, called="the denoiser")
    for name, tensor in published(denoiser).items():
        assert torch.equal(tensor, whole[name]), name
