"""Every part beside its golden, and all of them from a picture to a coloured surface."""

import json
import re

import numpy as np
import pytest
from scipy.spatial import cKDTree

torch = pytest.importorskip("torch")

import yaml  # noqa: E402
from torch import nn  # noqa: E402

from goldens import golden_folders, read_golden  # noqa: E402
from orfeas.engines.grid import dense  # noqa: E402
from orfeas.engines.isosurface import extract  # noqa: E402
from orfeas.engines.triposr.backbone import Backbone, Planes, Upsampler, as_planes  # noqa: E402
from orfeas.engines.triposr.field import Answers, colors, density, read_planes  # noqa: E402
from orfeas.engines.triposr.keys import places  # noqa: E402
from orfeas.engines.triposr.loading import load_network  # noqa: E402
from orfeas.engines.triposr.picture import PictureTokens, places_for  # noqa: E402
from orfeas.engines.triposr.preprocess import framed, on_grey, recentered, seen  # noqa: E402
from orfeas.engines.triposr.sizes import DROPPED, BackboneSize, FieldSize, PictureSize  # noqa: E402
from orfeas.engines.triposr.surface import turned  # noqa: E402
from orfeas.engines.weight_files import WeightFile, WeightFiles  # noqa: E402
from orfeas.engines.weight_places import place_all  # noqa: E402
from orfeas.mesh.measure import measure  # noqa: E402
from orfeas.weights.convert import convert  # noqa: E402


def folders(module):
    return pytest.mark.parametrize("folder", golden_folders("triposr", module))


def check(golden, found, name):
    """Within the golden's own tolerance for that output."""
    within = golden.config["tolerances"][name]
    expected = golden.outputs[name]
    if within.get("exact"):
        assert torch.equal(found, expected)
    else:
        torch.testing.assert_close(found, expected, atol=within["atol"], rtol=within.get("rtol", 0))


def filled(part, network, golden, *, published):
    """A part of the network with a golden's weights, whose names lack what is in front of them in the whole file."""
    tensors = {f"{published}{name}": tensor for name, tensor in golden.weights.items()}
    kept = {name: tensor for name, tensor in tensors.items() if not any(re.match(pattern, name) for pattern in DROPPED)}
    place_all(nn.ModuleDict({part: network}), kept, places=places, called="it")
    return network.eval().requires_grad_(False)


@folders("preprocess")
def test_pictures_are_framed_as_published(folder):
    golden = read_golden(folder)
    for case in golden.config["cases"]:
        name, given = case["name"], golden.inputs[case["name"]].numpy()
        if "foreground_ratio" in case:
            square = recentered(given, filled=case["foreground_ratio"], engine="it")
            check(golden, torch.from_numpy(square), f"{name}.foreground")
            given = framed(given, filled=case["foreground_ratio"], engine="it")
            check(golden, torch.from_numpy(given), f"{name}.composite")
        elif given.shape[2] == 4:
            given = on_grey(given)
            check(golden, torch.from_numpy(given), f"{name}.composite")
        check(golden, seen(given, pixels=case["cond_image_size"])[0].permute(1, 2, 0), f"{name}.tensor")


def picture_size(vit):
    return PictureSize(
        pixels=vit["image_size"],
        patch=vit["patch_size"],
        width=vit["hidden_size"],
        num_heads=vit["num_attention_heads"],
        depth=vit["num_hidden_layers"],
        forward=vit["intermediate_size"],
    )


@pytest.mark.parametrize(
    "folder",
    [each for module in ("image_tokenizer", "image_tokenizer-native", "image_tokenizer-fullgrid")
     for each in golden_folders("triposr", module)],
)  # fmt: skip
def test_pictures_become_tokens(folder):
    """At the size their table was made for, at others, and from 224 to 512 pixels."""
    golden = read_golden(folder)
    network = filled("picture", PictureTokens(picture_size(golden.config["vit"])), golden, published="image_tokenizer.")
    pixels = golden.inputs["images_u8"].flatten(0, 1).float() / 255
    pixels = pixels.repeat_interleave(golden.config["pixel_repeat"], 2).repeat_interleave(
        golden.config["pixel_repeat"], 3
    )
    side = pixels.shape[2] // golden.config["vit"]["patch_size"]
    check(golden, places_for(network.places, rows=side, columns=side), "position_embeddings_interpolated")
    check(golden, network.embedded(pixels), "embeddings")
    check(golden, network(pixels).transpose(1, 2).unflatten(0, (-1, golden.config["views"])), "tokens")


@folders("triplane_tokenizer")
def test_planes_are_tokens_and_back(folder):
    golden = read_golden(folder)
    planes = Planes(golden.config["num_channels"], side=golden.config["plane_size"])
    filled("planes", planes, golden, published="tokenizer.")
    check(golden, planes(golden.config["batch"]), "tokens")
    check(golden, as_planes(golden.inputs["tokens"], side=golden.config["plane_size"]), "planes")


@folders("transformer")
def test_the_backbone_block_by_block(folder):
    golden = read_golden(folder)
    config = golden.config
    size = BackboneSize(
        channels=config["in_channels"],
        num_heads=config["num_attention_heads"],
        head_width=config["attention_head_dim"],
        depth=config["num_layers"],
        context=config["cross_attention_dim"],
        num_groups=config["norm_num_groups"],
    )
    network = filled("backbone", Backbone(size), golden, published="backbone.")
    found = {}
    parts = {"group_norm": network.norm, "proj_in": network.up}
    parts |= {f"block{number}": block for number, block in enumerate(network.blocks)}
    first = network.blocks[0]
    parts |= {"block0.attn1": first.self_attention, "block0.attn2": first.cross_attention}
    parts |= {"block0.ff": first.feed_forward}
    for name, part in parts.items():
        part.register_forward_hook(lambda _part, _given, out, name=name: found.update({name: out}))
    calls = []
    tokens, picture = golden.inputs["hidden_states"], golden.inputs["encoder_hidden_states"]
    found["output"] = network(tokens, picture, done=lambda: calls.append(1))
    for name in golden.config["tolerances"]:
        check(golden, found[name], name)
    assert len(calls) == size.depth


@folders("upsampler")
def test_planes_grow(folder):
    golden = read_golden(folder)
    upsampler = Upsampler(golden.config["in_channels"], golden.config["out_channels"])
    filled("upsampler", upsampler, golden, published="post_processor.")
    check(golden, upsampler(golden.inputs["triplanes"]), "triplanes")


@folders("renderer")
def test_points_are_answered(folder):
    golden = read_golden(folder)
    decoder, renderer = golden.config["decoder"], golden.config["renderer"]
    size = FieldSize(decoder["in_channels"] // 3, decoder["n_neurons"], decoder["n_hidden_layers"] - 1)
    field = filled("field", Answers(size), golden, published="")
    planes, bias = golden.inputs["triplane"], renderer["density_bias"]
    read = read_planes(planes, golden.inputs["positions"], radius=renderer["radius"])
    answers = field(read)
    check(golden, read, "sampled")
    check(golden, answers[:, :1], "density")
    check(golden, answers[:, 1:], "features")
    check(golden, density(answers, bias=bias)[:, None], "density_act")
    check(golden, colors(answers), "color")
    texels = golden.inputs["positions_texture"]
    covered = texels[..., 3:] > 0
    painted = colors(field(read_planes(planes, texels[..., :3].flatten(0, 1), radius=renderer["radius"])))
    expected = torch.cat([painted.unflatten(0, texels.shape[:2]), texels[..., 3:]], dim=-1)
    check(golden, torch.where(covered, expected, 0), "texture_rgba")


def assert_like(mesh, golden):
    """The golden's surface: the same vertices, and as much area and volume."""
    expected, within = golden.outputs["vertices_welded"].numpy(), golden.config["tolerances"]["vertices_welded"]["atol"]
    assert cKDTree(mesh.positions).query(expected)[0].max() < 2 * within
    stats, measured = golden.config["stats_welded"], measure(mesh)
    assert len(mesh.faces) == pytest.approx(stats["faces"], rel=0.01)
    assert measured.area == pytest.approx(stats["area"], rel=0.02)
    corners = mesh.positions[mesh.faces].astype(float)
    signed = np.einsum("fk,fk->f", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum() / 6
    assert signed == pytest.approx(stats["signed_volume"], rel=0.02)
    return measured, len(mesh.positions) - len(expected)


@folders("mesh")
def test_a_closed_field_is_the_goldens_surface(folder):
    golden = read_golden(folder)
    config = golden.config
    mesh = extract(golden.inputs["density"].numpy(), radius=config["radius"], level=config["threshold"], engine="it")
    measured, more = assert_like(mesh, golden)
    assert measured.is_closed and more == 0


@folders("pipeline")
def test_the_official_layout_makes_the_goldens_surface_from_a_picture(folder, tmp_path):
    golden = read_golden(folder)
    official = folder.with_name(folder.name.replace("pipeline", "ckptlayout"))
    convert(official / "model.ckpt", tmp_path / "weights.safetensors", dropped=DROPPED)
    config = yaml.safe_load((official / "config.yaml").read_text())
    config["image_tokenizer"]["config"] = json.loads((official / "dino_config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps(config))
    weights = WeightFiles("it", (WeightFile(tmp_path / "weights.safetensors"),), tmp_path / "config.json", "", "")
    network = load_network(weights, device=torch.device("cpu"), precision=torch.float32)

    composite = framed(golden.inputs["picture"].numpy(), filled=golden.config["foreground_ratio"], engine="it")
    check(golden, torch.from_numpy(composite), "composite")
    picture = seen(composite, pixels=network.sizes.pixels)
    check(golden, picture.permute(0, 2, 3, 1), "image")
    tokens = network.picture(picture)
    check(golden, tokens, "image_tokens")
    check(golden, network.backbone(network.planes(1), tokens), "plane_tokens")
    codes = network(picture)
    check(golden, codes, "scene_codes")

    field, size = network.field_of(codes[0]), network.sizes.field
    points, threshold = golden.config["mc_resolution"], golden.config["threshold"]
    raw = dense(lambda at: field(at)[:, 0], cells=points - 1, radius=size.radius).values_XYZ
    check(golden, raw, "density_raw")
    rendered = (raw + size.bias).exp()
    check(golden, rendered, "density")
    mesh = extract(rendered.numpy(), radius=size.radius, level=threshold, engine="it")
    assert_like(mesh, golden)
    vertices = golden.outputs["vertices"]
    check(golden, colors(field(vertices)), "vertex_colors")
    there = golden.outputs["vertices_viewer_axes"].numpy()  # the published viewer's: half a turn about +Y from ours
    np.testing.assert_allclose(turned(vertices.numpy()) * (-1, 1, -1), there, atol=1e-6)
