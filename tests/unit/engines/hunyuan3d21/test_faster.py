"""What may be left out: each beside the plain way, and off to the bit."""

import math
import shutil
from functools import partial

import pytest

torch = pytest.importorskip("torch")

from fitted import SIZES  # noqa: E402
from miniatures import TINY, make_denoiser  # noqa: E402
from orfeas.engines.hunyuan3d21.adaptable import adaptable  # noqa: E402
from orfeas.engines.hunyuan3d21.denoiser import Block, Denoiser  # noqa: E402
from orfeas.engines.hunyuan3d21.faster import compiled as module  # noqa: E402
from orfeas.engines.hunyuan3d21.faster.compiled import CannotCompile, CompiledBlocks, CompiledTooOften  # noqa: E402
from orfeas.engines.hunyuan3d21.faster.reuse import Reuse  # noqa: E402
from orfeas.engines.hunyuan3d21.faster.shortcuts import Shortcuts, Solver  # noqa: E402
from orfeas.engines.hunyuan3d21.sampler import sample  # noqa: E402
from orfeas.engines.hunyuan3d21.sizes import DenoiserSize  # noqa: E402
from orfeas.engines.load import Means, open_engine  # noqa: E402
from orfeas.engines.lora.adapter import Adapter, Branch  # noqa: E402
from orfeas.engines.lora.attach import AdapterOnQuantized, attach  # noqa: E402
from orfeas.engines.weight_files import AdapterFile  # noqa: E402


@pytest.fixture
def plain():
    return make_denoiser()


def sampled(denoiser, **options):
    chance = torch.Generator().manual_seed(4)
    noise, context = torch.randn(1, 12, 4, generator=chance), torch.randn(1, 7, 24, generator=chance)
    with torch.inference_mode():
        return sample(denoiser, noise, context, **{"steps": 8, "guidance": 5.0} | options)


@pytest.mark.parametrize("depth", [1, 2, 5, 6])
def test_where_nothing_is_near_enough_all_is_as_it_was_to_the_bit(depth):
    torch.manual_seed(1)
    denoiser = Denoiser(DenoiserSize(12, 4, 32, 2, depth, 24, num_mixed=1, num_experts=4)).eval()
    reuse = Reuse(denoiser, threshold=1e-9)
    assert torch.equal(sampled(denoiser, shortcuts=Shortcuts(reuse=reuse)), sampled(denoiser))
    assert (reuse.num_reused, reuse.num_asked) == (0, 7)


def test_where_everything_is_near_enough_only_the_first_and_the_last_step_run_all_blocks(plain):
    ran = []
    for number, block in enumerate(plain.blocks):
        block.register_forward_hook(lambda *_, number=number: ran.append(number))
    reuse = Reuse(plain, threshold=1e9)
    found = sampled(plain, shortcuts=Shortcuts(reuse=reuse))
    assert reuse.num_reused == 5
    assert [ran.count(number) for number in range(TINY.depth)] == [7, 2, 2, 2, 7]
    exact = sampled(plain)
    assert 0 < (found - exact).norm() / exact.norm() < 0.2


def test_steps_with_other_rows_are_not_reused(plain):
    """Guidance ends in the middle: the row without a picture is not asked any more."""
    reuse = Reuse(plain, threshold=1e9)
    sampled(plain, shortcuts=Shortcuts(reuse=reuse, guide_until=0.5))
    assert reuse.num_reused == 4


class Flow:
    """dx/dt = x cos 2t, which goes to the exponential of half the sine of 2."""

    def read(self, _context):
        return []

    def __call__(self, x, time, _cached):
        return x * torch.cos(2 * time)[:, None, None]


@pytest.mark.parametrize(("solver", "order"), [(Solver.EULER, 2), (Solver.ADAMS, 4)])
def test_twice_the_steps_are_two_or_four_times_as_near(solver, order):
    end = partial(sample, Flow(), torch.ones(1, 1, 1), torch.zeros(1, 1, 1), guidance=1.0)
    exact = math.exp(math.sin(2) / 2)
    coarse, fine = ((end(steps=steps, shortcuts=Shortcuts(solver=solver)) - exact).abs().item() for steps in (41, 81))
    assert coarse / fine == pytest.approx(order, rel=0.2)


def test_after_guidance_half_as_many_rows_are_asked(plain):
    rows = []
    plain.register_forward_hook(lambda _denoiser, given, _out: rows.append(len(given[0])))
    sampled(plain, shortcuts=Shortcuts(guide_until=0.5))
    assert rows == [2, 2, 2, 2, 1, 1, 1]
    assert not torch.equal(sampled(plain, shortcuts=Shortcuts(guide_until=0.5)), sampled(plain))


def test_compiled_blocks_follow_what_is_attached_to_them(plain):
    """By torch's own tracing, without the compiler that would follow."""
    torch._dynamo.reset()
    compiled, exact = make_denoiser(), sampled(plain, steps=3)
    blocks = CompiledBlocks(compiled, is_needed=True, backend="eager")
    torch.testing.assert_close(sampled(compiled, steps=3), exact, atol=1e-5, rtol=1e-4)
    for denoiser in (plain, compiled):
        denoiser.blocks[1].self_attention.out.register_forward_hook(lambda _layer, _given, out: out * 2)
    torch.testing.assert_close(sampled(compiled, steps=3), sampled(plain, steps=3), atol=1e-5, rtol=1e-4)
    assert blocks.problem is None and not torch.allclose(sampled(plain, steps=3), exact, atol=1e-3)


def clay(name):
    """A LoRA of two blocks."""
    matrix = torch.full((2, TINY.width), 0.1)
    return Adapter(name, {f"blocks.{number}.attn1.to_q": Branch(matrix, matrix.T, 0.5) for number in (0, 1)})


def test_another_weight_another_lora_and_a_listener_compile_nothing_anew(plain):
    torch._dynamo.reset()
    compiled, stats = make_denoiser(), torch._dynamo.utils.counters["stats"]
    blocks = CompiledBlocks(compiled, is_needed=True, backend="eager")
    sampled(compiled, steps=2)
    first, second = clay("first"), clay("second")
    attached, beside = (attach(each, {first: 0.5}, targets=adaptable(TINY)) for each in (compiled, plain))
    sampled(compiled, steps=2)
    before = stats["unique_graphs"]
    for weight in (0.7, -1.25, 0.0, 1.0):
        for each in (attached, beside):
            each.set_weights({first: weight})
        torch.testing.assert_close(sampled(compiled, steps=3), sampled(plain, steps=3), atol=1e-5, rtol=1e-4)
    attached.detach()
    attach(compiled, {second: 0.3}, targets=adaptable(TINY))
    for block in compiled.blocks:
        block.register_forward_hook(lambda *_: None)
    sampled(compiled, steps=2)
    assert stats["unique_graphs"] == before and blocks.problem is None


def test_beyond_its_limit_it_fails_or_runs_as_it_is_and_says_so(plain, monkeypatch):
    monkeypatch.setattr(module, "LIMIT", 2)  # the miniature's kinds of blocks, for two rows; then for one
    torch._dynamo.reset()
    lenient, strict, less = make_denoiser(), make_denoiser(), {"shortcuts": Shortcuts(guide_until=0.5)}
    blocks = CompiledBlocks(lenient, is_needed=False, backend="eager")
    torch.testing.assert_close(sampled(lenient), sampled(plain), atol=1e-5, rtol=1e-4)
    assert blocks.problem is None
    torch.testing.assert_close(sampled(lenient, **less), sampled(plain, **less), atol=1e-5, rtol=1e-4)
    assert blocks.problem == "it was compiled 2 times already, for one set of LoRAs after another"
    CompiledBlocks(strict, is_needed=True, backend="eager")
    for _ in range(2):
        with pytest.raises(CompiledTooOften, match=r"compiled 2 times.*Start the program anew"):
            sampled(strict, **less)


def no_compiler(*_given):
    raise RuntimeError("there is no compiler")


def test_what_cannot_be_compiled_is_told_or_runs_as_it_is(plain):
    torch._dynamo.reset()
    lenient, strict = make_denoiser(), make_denoiser()
    blocks = CompiledBlocks(lenient, is_needed=False, backend=no_compiler)
    assert torch.equal(sampled(lenient), sampled(plain)) and "there is no compiler" in blocks.problem
    CompiledBlocks(strict, is_needed=True, backend=no_compiler)
    with pytest.raises(CannotCompile, match=r"cannot be compiled here: .*there is no compiler.*apt install g\+\+"):
        sampled(strict)


class FeedForwardAlone(Block):
    """A compiler takes two seconds for each loop that it is given; a whole block has fifteen."""

    def forward(self, x, _cached, _earlier):
        return x + self.feed_forward(self.norm_3(x))


@pytest.mark.skipif(shutil.which("g++") is None, reason="there is no C++ compiler")
def test_compiled_it_is_the_same_within_rounding():
    torch._dynamo.reset()
    torch._dynamo.utils.counters.clear()
    size = DenoiserSize(12, 4, 16, 2, 1, 24, num_mixed=0)
    torch.manual_seed(2)
    plain, compiled = Denoiser(size).eval(), Denoiser(size).eval()
    for each in (plain, compiled):
        each.blocks[0] = FeedForwardAlone(size, 0)
    compiled.load_state_dict(plain.state_dict())
    blocks = CompiledBlocks(compiled, is_needed=True)
    with torch._inductor.config.patch(
        {"compile_threads": 1, "cpp_cache_precompile_headers": False, "cpp.simdlen": 1, "fx_graph_cache": False}
    ):
        found = sampled(compiled, steps=2)
    torch.testing.assert_close(found, sampled(plain, steps=2), atol=1e-5, rtol=1e-4)
    assert blocks.problem is None and torch._dynamo.utils.counters["stats"]["unique_graphs"] == 1


def test_an_engine_with_weights_of_eight_bits_says_so_and_takes_no_lora(fitted_weights, tmp_path):
    means = Means(lambda _engine: fitted_weights, device="cpu", precision="int8")
    engine = open_engine("hunyuan3d21", means=means)
    assert [*engine._computed()] == ["int8 weights"]
    assert engine._networks.denoiser.size == SIZES.denoiser
    lora = AdapterFile(tmp_path / "clay.safetensors", weight=1.0, name="clay", sha256="ab" * 32)
    with pytest.raises(AdapterOnQuantized, match=r"quantized \(int8\). Load it in float16"):
        open_engine("hunyuan3d21", means=Means(means.find_weights, device="cpu", precision="int8", adapters=(lora,)))
