"""The sampler beside its goldens, and beside the published way step by step."""

import pytest

torch = pytest.importorskip("torch")


from goldens import golden_folders, read_golden  # noqa: E402
from miniatures import golden_denoiser, make_denoiser  # noqa: E402
from orfeas.engines.hunyuan3d21.sampler import sample, timesteps  # noqa: E402


@pytest.mark.parametrize("folder", golden_folders("shape", "sampler"))
@torch.no_grad()
def test_states_are_the_goldens_without_the_step_that_has_no_length(folder):
    golden = read_golden(folder)
    of_denoiser = read_golden((folder / golden.config["weights_from"]).resolve().parent)
    denoiser = golden_denoiser(of_denoiser)
    states, steps = [], golden.config["steps"]
    noise, context = golden.inputs["noise"], golden.inputs["context"]
    guidance = golden.config["guidance_scale"]
    sample(denoiser, noise, context, steps=steps, guidance=guidance, on_step=lambda _step, state: states.append(state))
    assert len(states) == steps - 1
    golden.assert_close(torch.stack([*states, states[-1]]), "states")


@pytest.mark.parametrize("folder", golden_folders("shape", "scheduler"))
def test_times_are_the_goldens(folder):
    golden = read_golden(folder)
    for name, expected in golden.outputs.items():
        if name.startswith("model_t_"):
            found = torch.tensor([*timesteps(int(name.removeprefix("model_t_"))), 1.0], dtype=torch.float32)
            torch.testing.assert_close(found, expected.float(), atol=1e-6, rtol=1e-6)


@pytest.mark.parametrize("guidance", [0.0, 1.0, 5.0])
@torch.no_grad()
def test_it_is_the_published_way_with_both_rows_and_zeros_for_no_picture(guidance):
    denoiser, noise, context = make_denoiser(), torch.randn(1, 12, 4), torch.randn(1, 7, 24)
    cached = denoiser.read(torch.cat([context, torch.zeros_like(context)]))
    state, sigmas = noise, torch.linspace(0, 1, 6)
    for now, then in zip(sigmas, [*sigmas[1:], torch.tensor(1.0)], strict=True):
        pictured, plain = denoiser(torch.cat([state, state]), now.repeat(2), cached).split(1)
        state = state + (then - now) * (plain + guidance * (pictured - plain))
    found = sample(denoiser, noise, context, steps=6, guidance=guidance)
    torch.testing.assert_close(found, state, atol=1e-5, rtol=1e-4)


@torch.no_grad()
def test_it_can_be_stopped_between_steps():
    class Stop(Exception):
        """Enough."""

    def stop(step, _state):
        if step == 2:
            raise Stop

    asked = []
    denoiser = make_denoiser()
    denoiser.register_forward_hook(lambda *_: asked.append(1))
    with pytest.raises(Stop):
        sample(denoiser, torch.randn(1, 12, 4), torch.randn(1, 7, 24), steps=9, guidance=5.0, on_step=stop)
    assert len(asked) == 3
