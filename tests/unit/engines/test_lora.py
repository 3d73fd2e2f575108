"""LoRA beside the tiny denoiser: what it adds is what merged weights would, and nothing is left of it afterwards."""

import copy
import json
import re

import pytest

torch = pytest.importorskip("torch")

from safetensors.torch import save_file  # noqa: E402

from miniatures import TINY, make_denoiser  # noqa: E402
from orfeas.engines.hunyuan3d21.adaptable import adaptable  # noqa: E402
from orfeas.engines.lora import tensors as limits  # noqa: E402
from orfeas.engines.lora.attach import AdapterOnQuantized, attach  # noqa: E402
from orfeas.engines.lora.naming import (  # noqa: E402
    AdapterDamaged,
    AdapterDoesNotFit,
    AdapterNotPlain,
    AdapterOfExperts,
    AdapterTooLarge,
    AdapterWeightOutOfRange,
)
from orfeas.engines.lora.read import read_adapter  # noqa: E402
from orfeas.engines.lora.tensors import AdapterMissing, AdapterUnreadable  # noqa: E402
from orfeas.errors import OrfeasError  # noqa: E402

TARGETS, PLAIN = adaptable(TINY), make_denoiser()
ATTENTION = [f"blocks.1.attn{k}.{part}" for k in (1, 2) for part in ("to_q", "to_k", "to_v", "out_proj")]
DENSE = ["blocks.0.mlp.fc1", "blocks.2.mlp.fc2", "blocks.3.skip_linear", "x_embedder", "final_layer.linear"]
LAYERS = [*ATTENTION, *DENSE, "t_embedder.mlp.0", "t_embedder.mlp.2", "blocks.4.attn1.to_k"]
QUERY = "blocks.1.attn1.to_q"


def matrices(layer, *, rank=3, seed=0):
    """A pair for one layer, down and up, large enough to be seen."""
    num_out, num_in = base_of(PLAIN, layer).shape
    made = torch.Generator().manual_seed(seed)
    return torch.randn(rank, num_in, generator=made) / 8, torch.randn(num_out, rank, generator=made) / 8


def base_of(denoiser, layer):
    target = TARGETS[layer]
    held = denoiser.get_parameter(target.weight).detach()
    return held if target.part is None else held[target.part]


def peft(layer, down, up):
    return {f"base_model.model.{layer}.lora_A.weight": down, f"base_model.model.{layer}.lora_B.weight": up}


def kohya(layer, down, up):
    start = f"lora_unet_{layer.replace('.', '_')}"
    return {f"{start}.lora_down.weight": down, f"{start}.lora_up.weight": up}


def written(folder, tensors, *, name="style.safetensors", **notes):
    save_file({key: tensor.clone().contiguous() for key, tensor in tensors.items()}, folder / name, metadata=notes)
    return folder / name


def adapter_of(folder, *layers, write=peft, seed=0):
    tensors = {}
    for number, layer in enumerate(layers):
        tensors |= write(layer, *matrices(layer, seed=seed + number))
    return read_adapter(written(folder, tensors, name=f"style-{seed}.safetensors"), layers=TARGETS)


@torch.no_grad()
def velocity(denoiser):
    made = torch.Generator().manual_seed(5)
    latents, context = torch.randn(2, 12, 4, generator=made), torch.randn(1, 7, 24, generator=made)
    return denoiser(latents, torch.tensor([0.3, 0.3]), denoiser.read(context))


def merged(denoiser, changes):
    other = copy.deepcopy(denoiser)
    for layer, change in changes.items():
        base_of(other, layer).add_(change)
    return other


@pytest.fixture(scope="module")
def untouched():
    return velocity(make_denoiser())


@pytest.mark.parametrize("layer", LAYERS)
def test_a_branch_adds_what_merged_weights_would(tmp_path, untouched, layer):
    denoiser, (down, up) = make_denoiser(), matrices(layer)
    plain = velocity(merged(denoiser, {layer: 0.7 * up @ down}))
    attach(denoiser, {adapter_of(tmp_path, layer): 0.7}, targets=TARGETS)
    beside = velocity(denoiser)
    torch.testing.assert_close(beside, plain, atol=2e-6, rtol=1e-5)
    assert not torch.allclose(beside, untouched, atol=1e-4)


def test_both_formats_are_read_alike(tmp_path):
    one, other = (adapter_of(tmp_path, *LAYERS, write=write) for write in (peft, kohya))
    assert one.branches.keys() == other.branches.keys() == set(LAYERS)
    for layer, branch in one.branches.items():
        assert torch.equal(branch.down_RI, other.branches[layer].down_RI)
        assert torch.equal(branch.up_OR, other.branches[layer].up_OR)
        assert branch.scale == other.branches[layer].scale == 1
    assert one.rank == 3 and one.num_bytes == sum(4 * 3 * sum(base_of(PLAIN, x).shape) for x in LAYERS)


def test_a_detached_network_is_what_it_was_bit_for_bit(tmp_path):
    denoiser = make_denoiser()
    before, names = velocity(denoiser), [name for name, _ in denoiser.named_modules()]
    first, second = adapter_of(tmp_path, *LAYERS), adapter_of(tmp_path, *ATTENTION, seed=50)
    one, other = (attach(denoiser, {adapter: 1.0}, targets=TARGETS) for adapter in (first, second))
    assert list(denoiser.state_dict()) == list(make_denoiser().state_dict())
    one.detach()
    alone = make_denoiser()
    attach(alone, {second: 1.0}, targets=TARGETS)
    assert torch.equal(velocity(denoiser), velocity(alone))
    other.detach()
    assert torch.equal(velocity(denoiser), before)
    assert [name for name, _ in denoiser.named_modules()] == names


def test_several_work_at_once_and_weights_change_in_place(tmp_path):
    denoiser = make_denoiser()
    before = velocity(denoiser)
    pairs = {layer: (matrices(layer, seed=n), matrices(layer, seed=50 + n)) for n, layer in enumerate(ATTENTION)}
    first, second = adapter_of(tmp_path, *ATTENTION), adapter_of(tmp_path, *ATTENTION, seed=50)
    attached = attach(denoiser, {first: 0.0, second: 0.0}, targets=TARGETS)
    assert torch.equal(velocity(denoiser), before)
    attached.set_weights({first: 0.5, second: -1.5})
    changes = {layer: 0.5 * b @ a - 1.5 * d @ c for layer, ((a, b), (c, d)) in pairs.items()}
    torch.testing.assert_close(velocity(denoiser), velocity(merged(make_denoiser(), changes)), atol=2e-6, rtol=1e-5)
    with pytest.raises(AdapterWeightOutOfRange):
        attached.set_weights({first: 0.0, second: float("nan")})
    attached.set_weights({second: 0.0})
    changes = {layer: 0.5 * b @ a for layer, ((a, b), _) in pairs.items()}
    torch.testing.assert_close(velocity(denoiser), velocity(merged(make_denoiser(), changes)), atol=2e-6, rtol=1e-5)


def test_branches_go_where_the_network_goes(tmp_path):
    denoiser = make_denoiser().double()
    attach(denoiser, {adapter_of(tmp_path, *LAYERS): 1.0}, targets=TARGETS)
    in_double = velocity_in(denoiser, torch.float64)
    denoiser.float()
    torch.testing.assert_close(velocity(denoiser).double(), in_double, atol=1e-5, rtol=1e-5)


@torch.no_grad()
def velocity_in(denoiser, precision):
    made = torch.Generator().manual_seed(5)
    latents, context = torch.randn(2, 12, 4, generator=made), torch.randn(1, 7, 24, generator=made)
    return denoiser(latents.to(precision), torch.tensor([0.3, 0.3]), denoiser.read(context.to(precision)))


def test_alpha_is_told_by_each_format_in_its_own_way(tmp_path):
    pair = matrices(QUERY, rank=4)
    flat = f"lora_unet_{QUERY.replace('.', '_')}.alpha"

    def scale(tensors):
        (branch,) = read_adapter(written(tmp_path, tensors), layers=TARGETS).branches.values()
        return branch.scale

    assert scale(peft(QUERY, *pair)) == scale(kohya(QUERY, *pair)) == 1
    assert scale(kohya(QUERY, *pair) | {flat: torch.tensor(8)}) == 2
    config = tmp_path / "adapter_config.json"
    config.write_text(json.dumps({"peft_type": "LORA", "r": 4, "lora_alpha": 2, "bias": "none", "use_dora": False}))
    assert scale(peft(QUERY, *pair)) == 0.5 and scale(kohya(QUERY, *pair)) == 1
    config.write_text(json.dumps({"lora_alpha": 2, "use_rslora": True}))
    assert scale(peft(QUERY, *pair)) == 1
    for config_text in (
        '{"use_dora": true}',
        '{"alpha_pattern": {"to_q": 3}}',
        '{"lora_alpha": NaN}',
        "[]",
        "{",
        "[" * 100_000,
    ):
        config.write_text(config_text)
        with pytest.raises(AdapterNotPlain, match=r"style\.safetensors"):
            scale(peft(QUERY, *pair))


def test_a_file_that_is_none_of_ours_is_refused_and_named(tmp_path):
    pair = matrices(QUERY)
    whole, start = peft(QUERY, *pair), f"base_model.model.{QUERY}"
    lost = {key: tensor for key, tensor in whole.items() if "lora_B" not in key}
    expert = "base_model.model.blocks.3.moe.experts.1.net.2.lora_A.weight"
    cases = [
        (whole | {expert: pair[0]}, AdapterOfExperts, expert),
        (kohya("blocks.3.moe.gate", *pair), AdapterOfExperts, "blocks_3_moe_gate"),
        (peft("blocks.4.mlp.fc1", *pair), AdapterDoesNotFit, "blocks.4.mlp.fc1"),
        (peft("blocks.9.attn1.to_q", *pair), AdapterDoesNotFit, "blocks.9.attn1.to_q"),
        (whole | {f"{start}.lora_magnitude_vector": pair[0]}, AdapterDoesNotFit, "lora_magnitude_vector"),
        (whole | {"lora_te_text_model.alpha": pair[0]}, AdapterDoesNotFit, "lora_te_text_model.alpha"),
        (whole | kohya(QUERY, *pair), AdapterDamaged, "two names"),
        (lost, AdapterDamaged, f"{QUERY} has one of its two"),
        (whole | {f"{start}.lora_A.weight": torch.zeros(5, 32)}, AdapterDamaged, "5 x 32 and 32 x 3"),
        (whole | {f"{start}.lora_A.weight": torch.zeros(3, 32, 1, 1)}, AdapterDamaged, "3 x 32 x 1 x 1"),
        (whole | {f"{start}.lora_B.weight": pair[1].char()}, AdapterDamaged, "int8"),
        (whole | {f"{start}.lora_B.weight": pair[1] / 0}, AdapterDamaged, f"{start}.lora_B.weight holds what is not"),
        (peft(QUERY, *matrices(QUERY, rank=600)), AdapterTooLarge, "rank of 600"),
    ]
    for tensors, refusal, words in cases:
        with pytest.raises(refusal, match=re.escape(words)):
            read_adapter(written(tmp_path, tensors), layers=TARGETS)


def test_shapes_of_another_network_are_refused_and_nothing_is_attached(tmp_path):
    denoiser, (down, up) = make_denoiser(), matrices(QUERY)
    before = velocity(denoiser)
    tensors = peft(ATTENTION[4], *matrices(ATTENTION[4])) | peft(QUERY, down[:, :24], up)
    wide = read_adapter(written(tmp_path, tensors), layers=TARGETS)
    with pytest.raises(AdapterDoesNotFit, match=f"{QUERY} has 32 channels in and 32 out, the LoRA's 24 and 32"):
        attach(denoiser, {wide: 1.0}, targets=TARGETS)
    with pytest.raises(AdapterWeightOutOfRange, match=r"weight 5\.0 .* from -4\.0 to 4\.0"):
        attach(denoiser, {adapter_of(tmp_path, QUERY): 5.0}, targets=TARGETS)
    assert torch.equal(velocity(denoiser), before)


def test_a_quantized_layer_takes_none(tmp_path):
    denoiser = make_denoiser()
    attention = denoiser.blocks[1].self_attention
    quantized = attention.qkv.detach().char()
    del attention.qkv
    attention.register_buffer("qkv", quantized)
    with pytest.raises(AdapterOnQuantized, match=r"blocks\.1\.self_attention\.qkv"):
        attach(denoiser, {adapter_of(tmp_path, QUERY): 1.0}, targets=TARGETS)


def test_a_file_that_notes_other_weights_is_refused(tmp_path):
    tensors = peft(QUERY, *matrices(QUERY))
    for notes, fingerprint in (({}, "abc"), ({"base_fingerprint": "abc"}, "abc"), ({"base_fingerprint": "abc"}, None)):
        assert read_adapter(written(tmp_path, tensors, **notes), layers=TARGETS, fingerprint=fingerprint).rank == 3
    with pytest.raises(AdapterDoesNotFit, match="it is for the weights abc, these are xyz"):
        read_adapter(written(tmp_path, tensors, base_fingerprint="abc"), layers=TARGETS, fingerprint="xyz")


def test_what_is_no_safetensors_file_is_not_opened(tmp_path, monkeypatch):
    path = written(tmp_path, peft(QUERY, *matrices(QUERY)))
    whole = path.read_bytes()
    torch.save({"a": torch.zeros(2)}, tmp_path / "pickled.safetensors")
    for damaged in (b"", whole[:-4], whole[:40], (tmp_path / "pickled.safetensors").read_bytes()):
        path.write_bytes(damaged)
        with pytest.raises(AdapterUnreadable, match=r"style\.safetensors cannot be read"):
            read_adapter(path, layers=TARGETS)
    with pytest.raises(AdapterMissing):
        read_adapter(tmp_path / "none.safetensors", layers=TARGETS)
    path.write_bytes(whole)
    for limit in ("FILE_BYTES", "NUM_TENSORS"):
        with monkeypatch.context() as smaller, pytest.raises(AdapterTooLarge):
            smaller.setattr(limits, limit, 1)
            read_adapter(path, layers=TARGETS)


def test_every_refusal_says_what_to_do(tmp_path):
    with pytest.raises(OrfeasError) as refused:
        read_adapter(written(tmp_path, {"a.weight": torch.zeros(2)}), layers=TARGETS)
    assert str(refused.value) == (
        "The LoRA style.safetensors is not made for this network: a.weight is for no layer that it may add to. "
        "Use one that was made for it."
    )
