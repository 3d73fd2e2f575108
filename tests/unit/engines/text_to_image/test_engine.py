"""Painting by a tiny random pipeline: seeds, progress, stopping, words, LoRAs, and what is refused."""

import json
import shutil
import socket

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("diffusers")

from safetensors.torch import load_file, save_file  # noqa: E402

from orfeas.engines.lora.naming import (  # noqa: E402
    AdapterDamaged,
    AdapterDoesNotFit,
    AdapterNotPlain,
    AdapterWeightOutOfRange,
)
from orfeas.engines.text_to_image.engine import PictureNotFinite, PictureWithheld  # noqa: E402
from orfeas.engines.text_to_image.folder import FolderHoldsPickles, FolderUnreadable  # noqa: E402
from orfeas.engines.text_to_image.kinds import KINDS  # noqa: E402
from orfeas.engines.text_to_image.load import open_pipeline  # noqa: E402
from orfeas.engines.text_to_image.ranges import PaintingOutOfRange  # noqa: E402
from orfeas.engines.text_to_image.styles import word  # noqa: E402
from orfeas.intake.prompt import read_prompt  # noqa: E402
from tiny_pipelines import write_safety_checker, write_tiny_pipeline  # noqa: E402

CPU = torch.device("cpu")
OWL = read_prompt("an owl")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_tiny_pipeline(tmp_path_factory.mktemp("pipelines"))


@pytest.fixture(scope="module")
def offline():
    """No name is looked up and nothing is connected to while a pipeline is opened."""

    def refuse(*_args, **_options):
        raise AssertionError("the network was asked")

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield


@pytest.fixture(scope="module")
def opened(folder, offline):
    return open_pipeline(folder, device=CPU, precision=torch.float32)


@pytest.fixture
def painter(opened):
    yield opened
    opened.loras.unload()


def paint(painter, prompt=OWL, **options):
    return painter.paint(prompt, **({"steps": 2, "guidance": 3.0, "for_3d": False} | options))


def pixels(painter, prompt=OWL, **options):
    return torch.from_numpy(paint(painter, prompt, **options).pixels)


def test_a_seed_is_a_picture(painter):
    one = paint(painter, seed=7)
    assert one.pixels.shape == (16, 16, 3) and one.pixels.dtype == "uint8" and one.pixels.std() > 1
    assert (one.seed, one.steps, one.guidance, one.warnings) == (7, 2, 3.0, ())
    assert torch.equal(pixels(painter, seed=7), torch.from_numpy(one.pixels))
    for changed in ({"seed": 8}, {"guidance": 9.0}, {"prompt": read_prompt("a boat")}):
        assert not torch.equal(pixels(painter, **({"seed": 7} | changed)), torch.from_numpy(one.pixels))
    assert pixels(painter, width=72, height=64, steps=1).shape == (64, 72, 3)


def test_progress_is_told_for_every_step_and_goes_forward_only(painter):
    told = []
    paint(painter, steps=4, report=told.append)
    assert all(any(fraction == pytest.approx(step / 5) for fraction in told) for step in range(1, 5))
    assert told == sorted(told) and told[-1] == 1.0 and len(told) > 10


class Stopped(Exception):
    pass


@pytest.mark.parametrize("at", [0.01, 0.3, 0.75])
def test_a_report_that_raises_stops_within_a_step_and_the_pipeline_goes_on_afterwards(painter, at):
    told, whole = [], pixels(painter)

    def report(fraction):
        told.append(fraction)
        if fraction > at:
            raise Stopped

    with pytest.raises(Stopped):
        paint(painter, steps=3, report=report)
    assert told[-1] > at and (len(told) == 1 or told[-2] <= at)
    assert torch.equal(pixels(painter), whole)
    assert not any(module._forward_hooks for module in painter._pipeline.unet.modules())


def test_style_and_3d_add_words_and_what_has_no_room_is_told(painter):
    given = paint(painter, style="clay", for_3d=True)
    assert given.prompt == f"an, {word('clay', for_3d=True).after}"
    assert given.warnings[0] == ("The prompt is longer than this network reads (77 tokens): `owl` was left out.")
    long = read_prompt(" ".join(["owl"] * 40))
    short = paint(painter, long, negative=long)
    assert short.prompt == short.negative == " ".join(["owl"] * 25)
    assert len(short.warnings) == 2 and "negative prompt" in short.warnings[1]
    assert torch.equal(torch.from_numpy(short.pixels), pixels(painter, read_prompt(short.prompt), negative=long))


def test_a_negative_prompt_counts_where_there_is_guidance_and_is_told_where_there_is_none(painter):
    dog = read_prompt("dog")
    assert not torch.equal(pixels(painter, negative=dog), pixels(painter))
    unguided = paint(painter, guidance=1.0, negative=dog)
    assert unguided.negative == ""
    assert unguided.warnings == ("The negative prompt was left out: this network heeds one where guidance is above 1.",)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"steps": 0}, "A number of steps of 0 is out of range. Choose a number from 1 to 150."),
        ({"steps": 151}, "A number of steps of 151 is out of range. Choose a number from 1 to 150."),
        ({"guidance": 30.5}, "A guidance of 30.5 is out of range. Choose a number from 0.0 to 30.0."),
        ({"guidance": float("nan")}, "A guidance of nan is out of range. Choose a number from 0.0 to 30.0."),
        ({"width": 100}, "A width of 100 is out of range. Choose a multiple of 8 from 64 to 2048."),
        ({"height": 4096}, "A height of 4096 is out of range. Choose a multiple of 8 from 64 to 2048."),
        ({"seed": -1}, f"A seed of -1 is out of range. Choose a number from 0 to {2**63 - 1}."),
    ],
)
def test_numbers_out_of_range_are_refused_with_the_range(painter, options, sentence):
    with pytest.raises(PaintingOutOfRange) as refused:
        paint(painter, **options)
    assert str(refused.value) == sentence


def test_a_safety_checker_is_heeded_where_there_is_one_and_it_is_wanted(folder, tmp_path):
    copied = shutil.copytree(folder, tmp_path / "copied")
    write_safety_checker(copied)
    with pytest.raises(PictureWithheld, match="withheld the picture"):
        paint(open_pipeline(copied, device=CPU, precision=torch.float32))
    unchecked = open_pipeline(copied, device=CPU, precision=torch.float32, checks_safety=False)
    assert paint(unchecked).pixels.std() > 1
    unchecked._pipeline.vae.decoder.conv_out.bias.data[0] = float("nan")
    with pytest.raises(PictureNotFinite, match="no picture in float32"):
        paint(unchecked)


def lora(painter, *, seed=1, parts=("unet", "text_encoder"), rank=2):
    """Tensors as diffusers names them, for every attention projection."""
    made, tensors = torch.Generator().manual_seed(seed), {}
    for part in parts:
        for name, module in getattr(painter._pipeline, part).named_modules():
            if name.endswith(("to_q", "to_k", "to_v", "q_proj")):
                down, up = (
                    torch.randn(rank, module.in_features, generator=made),
                    torch.randn(module.out_features, rank, generator=made),
                )
                tensors |= {f"{part}.{name}.lora_A.weight": down, f"{part}.{name}.lora_B.weight": up}
    return tensors


def written(folder, tensors, *, name="style.safetensors", **notes):
    save_file({key: tensor.clone().contiguous() for key, tensor in tensors.items()}, folder / name, metadata=notes)
    return folder / name


def test_loras_change_the_picture_and_taken_off_leave_no_trace(painter, tmp_path):
    before = pixels(painter)
    weights = {name: tensor.clone() for name, tensor in painter._pipeline.unet.state_dict().items()}
    one = painter.loras.load(written(tmp_path, lora(painter)))
    with_one = pixels(painter)
    other = painter.loras.load(written(tmp_path, lora(painter, seed=2, parts=("unet",))), weight=0.5)
    with_both = pixels(painter)
    painter.loras.set_weights({other: 0.0})
    assert torch.equal(pixels(painter), with_one)
    painter.loras.set_weights({one: 0.0})
    assert torch.equal(pixels(painter), before)
    assert not torch.equal(with_one, before) and not torch.equal(with_both, with_one)
    painter.loras.unload()
    assert torch.equal(pixels(painter), before)
    after = painter._pipeline.unet.state_dict()
    assert after.keys() == weights.keys() and all(torch.equal(after[name], weights[name]) for name in weights)


def test_a_lora_is_what_merged_weights_would_be(painter, folder, tmp_path):
    tensors = lora(painter, parts=("unet",))
    painter.loras.load(written(tmp_path, tensors), weight=0.5)
    merged = open_pipeline(folder, device=CPU, precision=torch.float32)
    for name, module in merged._pipeline.unet.named_modules():
        if f"unet.{name}.lora_A.weight" in tensors:
            up, down = (tensors[f"unet.{name}.lora_{part}.weight"] for part in "BA")
            module.weight.data += 0.5 * up @ down
    assert (pixels(painter).int() - pixels(merged).int()).abs().max() <= 1


def test_kohyas_names_and_noted_alphas_are_followed(painter, tmp_path):
    tensors = lora(painter, parts=("unet",))
    painter.loras.load(written(tmp_path, tensors), weight=0.5)
    half = pixels(painter)
    kohya = {}
    for name, tensor in tensors.items():
        layer, part = name.removeprefix("unet.").split(".lora_")
        start = f"lora_unet_{layer.replace('.', '_')}"
        kohya |= {f"{start}.lora_{'down' if part[0] == 'A' else 'up'}.weight": tensor}
        kohya |= {f"{start}.alpha": torch.tensor(1.0)}
    note = json.dumps({"unet.lora_alpha": 1, "unet.r": 2})
    for halved in (written(tmp_path, kohya), written(tmp_path, tensors, lora_adapter_metadata=note)):
        painter.loras.unload()
        painter.loras.load(halved)
        assert (pixels(painter).int() - half.int()).abs().max() <= 1


def test_a_lora_that_does_not_fit_changes_nothing(painter, tmp_path):
    tensors = lora(painter)
    name = next(iter(tensors))
    painter.loras.load(written(tmp_path, lora(painter, seed=2, parts=("unet",)), name="on.safetensors"))
    before = pixels(painter)
    stray = {f"unet.nowhere.to_q.lora_{part}.weight": tensors[name] for part in "AB"}
    other = {key.replace("unet.", "transformer."): tensor for key, tensor in tensors.items()}
    note = json.dumps({"unet.use_dora": True})
    cases = [
        (written(tmp_path, tensors | {name: torch.zeros(2, 7)}, name="a"), AdapterDoesNotFit, "size mismatch"),
        (
            written(tmp_path, tensors | {k: t.new_zeros(2, 2) for k, t in stray.items()}, name="b"),
            AdapterDoesNotFit,
            "2 of its",
        ),
        (written(tmp_path, other, name="c"), AdapterDoesNotFit, "have no place in it"),
        (written(tmp_path, {"unet.conv_in.weight": torch.zeros(2, 2)}, name="d"), AdapterDoesNotFit, "is no matrix"),
        (
            written(tmp_path, {k: t for k, t in tensors.items() if k != name}, name="e"),
            AdapterDamaged,
            "no two matrices",
        ),
        (written(tmp_path, tensors | {name: tensors[name] / 0}, name="f"), AdapterDamaged, "not a finite number"),
        (written(tmp_path, tensors, name="g", lora_adapter_metadata=note), AdapterNotPlain, "use_dora"),
        (written(tmp_path, tensors, name="h", base_fingerprint="abc"), AdapterDoesNotFit, "for the weights abc"),
    ]
    for path, refusal, words in cases:
        with pytest.raises(refusal, match=words):
            painter.loras.load(path, fingerprint="xyz")
        assert path.name > "c" or torch.equal(pixels(painter), before), path
    assert torch.equal(pixels(painter), before)
    with pytest.raises(AdapterWeightOutOfRange):
        painter.loras.load(tmp_path / "on.safetensors", weight=float("inf"))


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"StableDiffusionPipeline"}))
def test_every_other_kind_on_the_list_paints_and_takes_loras(offline, tmp_path, kind):
    folder = write_tiny_pipeline(tmp_path, kind=kind)
    painter = open_pipeline(folder, device=CPU, precision=torch.float32)
    told = []
    options = {"width": 64, "height": 64, "steps": 1, "negative": read_prompt("dog")}
    before = paint(painter, report=told.append, **options)
    assert before.pixels.shape == (64, 64, 3) and before.pixels.std() > 1
    assert told == sorted(told) and len(told) > 3 and told[-1] == 1
    heeds = painter.kind.guided_above is not None
    assert (before.negative, before.warnings == ()) == ("dog" if heeds else "", heeds)
    part = "unet" if "unet" in painter.kind.parts else "transformer"
    painter.loras.load(written(tmp_path, lora(painter, parts=(part,))))
    assert not torch.equal(pixels(painter, **options), torch.from_numpy(before.pixels))
    painter.loras.unload()
    assert torch.equal(pixels(painter, **options), torch.from_numpy(before.pixels))


def test_a_slim_pipeline_paints_the_same(folder, painter):
    slim = open_pipeline(folder, device=CPU, precision=torch.float32, is_slim=True, offload="layers")
    assert (pixels(slim).int() - pixels(painter).int()).abs().max() <= 1


def test_damaged_and_foreign_weights_are_refused_by_the_name_of_the_part(folder, tmp_path):
    copied = tmp_path / "copied"
    shutil.copytree(folder, copied)
    path = copied / "unet" / "diffusion_pytorch_model.safetensors"
    whole = load_file(path)
    first = next(iter(whole))
    for damaged, words in (
        ({name: tensor for name, tensor in whole.items() if name != first}, f"does not hold .*{first}"),
        (whole | {first: torch.zeros(3)}, "could not be loaded"),
        (None, "could not be loaded"),
    ):
        if damaged is None:
            path.write_bytes(path.read_bytes()[:-8])
        else:
            save_file(damaged, path)
        with pytest.raises(FolderUnreadable, match=f"unet {words}"):
            open_pipeline(copied, device=CPU, precision=torch.float32)
    torch.save(whole, path.with_suffix(".bin"))
    with pytest.raises(FolderHoldsPickles, match=r"unet/diffusion_pytorch_model\.bin"):
        open_pipeline(copied, device=CPU, precision=torch.float32)
