"""Fitted: a miniature of TripoSR in the published layout, whose field is a known solid of known colours.

What looks at a picture is random; planes and what answers points are fitted to the solid, whatever picture comes. So
all that lies between a picture and an asset runs, and what comes out can be checked.
"""

import fcntl
import hashlib
from pathlib import Path

import torch
import yaml

from fields import plate, together
from fitted import mug
from orfeas.engines.triposr.engine import THRESHOLD, solid_of
from orfeas.engines.triposr.field import colors, read_planes
from orfeas.engines.triposr.keys import places
from orfeas.engines.triposr.network import Network
from orfeas.engines.triposr.sizes import BackboneSize, FieldSize, PictureSize, Sizes, published_shapes

SIZES = Sizes(
    picture=PictureSize(pixels=32, patch=16, width=16, num_heads=2, depth=1, forward=32),
    backbone=BackboneSize(channels=16, num_heads=2, head_width=8, depth=1, context=16, num_groups=4),
    field=FieldSize(channels=8, width=32, depth=2),
    plane=12,
    pixels=48,
)
WIDTH, TOP = 1 / 12, 5.0
"""From the surface at which its density before the exponential stops changing, and by how much."""

STEPS, POINTS = 240, 512

RADIUS = SIZES.field.radius

TO_OURS = [1, 2, 0]
"""Of its axes, those that ours are."""


def solid(points):
    """Distances (P,) of the mug, firm where its foot begins, as the network has it: x toward the viewer, y to the
    picture's right, z up."""
    core = plate(torch.tensor([0.0, -0.4, 0.0]), torch.eye(3), torch.tensor([0.7, 0.5, 0.45]))
    return 0.85 * together(mug, core)(points[:, TO_OURS] / 0.85)


def paint(points):
    """(P, 3): red toward the viewer and not behind, green above and not below, blue to the picture's right."""
    toward, right, up = points.unbind(dim=1)
    return torch.stack([toward, up, right], dim=1).mul(4).sigmoid() * 0.8 + 0.1


def make_network(*, seed=2):
    """Fitted; three seconds of one processor."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    network = Network(SIZES)
    torch.nn.init.normal_(network.backbone.down.weight, std=0.005)  # a picture shows in the planes, a little
    fit(network)
    return network.eval().requires_grad_(False)


def fit(network):
    """Train planes and what answers points, near the surface and all over, with a picture of noise each time."""
    trained = [*network.planes.parameters(), *network.upsampler.parameters(), *network.field.parameters()]
    optimizer = torch.optim.Adam(trained, lr=1e-2)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, STEPS)
    for _ in range(STEPS):
        everywhere = (torch.rand(4 * POINTS, 3) * 2 - 1) * RADIUS
        nearest = solid(everywhere).abs().argsort()[: POINTS // 2]
        points = torch.cat([everywhere[nearest], everywhere[: POINTS // 2]])
        planes = network(torch.rand(1, 3, SIZES.pixels, SIZES.pixels))[0]
        answers = network.field(read_planes(planes, points, radius=RADIUS))
        wanted = (solid(points) / WIDTH).clamp(-1, 1)
        found = solid_of(lambda _points, answers=answers: answers, bias=SIZES.field.bias, threshold=THRESHOLD)(points)
        loss = (found / TOP - wanted).abs().mean() + 2 * (colors(answers) - paint(points)).abs().mean()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        schedule.step()
    return loss.item()


def published(network):
    """Its tensors by published name, and one more that is there and not needed."""
    parameters = dict(network.named_parameters())
    tensors = {}
    for key in published_shapes(SIZES):
        (at,) = places(key)
        tensors[key] = parameters[at.name].detach().clone()
    tensors["image_tokenizer.model.pooler.dense.weight"] = torch.zeros(16, 16)
    return tensors


def configuration():
    """As the published config.yaml has it, and the sizes of a picture's transformer, which that leaves to a name."""
    picture, backbone, field = SIZES.picture, SIZES.backbone, SIZES.field
    vit = {
        "hidden_size": picture.width,
        "image_size": picture.pixels,
        "intermediate_size": picture.forward,
        "num_attention_heads": picture.num_heads,
        "num_hidden_layers": picture.depth,
        "patch_size": picture.patch,
    }
    return {
        "cond_image_size": SIZES.pixels,
        "image_tokenizer": {"pretrained_model_name_or_path": "facebook/dino-vitb16", "config": vit},
        "tokenizer": {"plane_size": SIZES.plane, "num_channels": backbone.channels},
        "backbone": {
            "in_channels": "${tokenizer.num_channels}",
            "num_attention_heads": backbone.num_heads,
            "attention_head_dim": backbone.head_width,
            "num_layers": backbone.depth,
            "cross_attention_dim": backbone.context,
            "norm_num_groups": backbone.num_groups,
        },
        "post_processor": {"in_channels": backbone.channels, "out_channels": field.channels},
        "decoder": {
            "in_channels": 3 * field.channels,
            "n_neurons": field.width,
            "n_hidden_layers": field.depth + 1,
            "activation": "silu",
        },
        "renderer": {
            "radius": RADIUS,
            "feature_reduction": "concat",
            "density_activation": "exp",
            "density_bias": field.bias,
            "num_samples_per_ray": 128,
        },
    }


def published_folder(shared):
    """`config.yaml` and `model.ckpt` as they are published, made once for all processes that share `shared`."""
    folder = shared / hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:8] / "TripoSR"
    folder.mkdir(parents=True, exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "model.ckpt").exists():
            (folder / "config.yaml").write_text(yaml.safe_dump(configuration()))
            torch.save(published(make_network()), folder / "model.ckpt")
    return folder
