"""Painters: folders in the layout of diffusers whose weights are tiny and yet safetensors, and a hub that has one."""

from __future__ import annotations

import numpy as np
from safetensors.numpy import save

from hollow_pipelines import write_hollow_pipeline
from orfeas.weights.manifest import Licence, Manifest, PublishedFile
from tests.hub import REPOSITORY, REVISION

WEIGHTS = save({"weight": np.arange(12, dtype=np.float32).reshape(3, 4)})
OPEN = Licence(
    id="apache-2.0",
    title="Apache License 2.0",
    file="LICENSE",
    url="https://example.org/LICENSE",
    allows=("Everything.",),
    forbids=("Nothing.",),
    use_limits=(),
    excludes=(),
)


def write_painter(folder, *, name="tiny-painter", card="---\nlicense: mit\n---\n"):
    """Below `folder`, as somebody has it who has fetched it otherwise."""
    home = write_hollow_pipeline(folder, name=name, card=card)
    for path in home.rglob("*.safetensors"):
        path.write_bytes(WEIGHTS)
    return home


def painter_manifest(**changes):
    """Of what `put_painter` puts on the hub."""
    index = PublishedFile(path="model_index.json", size=None, sha256=None, sha256_source=None, becomes="pipeline")
    values = {"name": "tiny-painter", "title": "Tiny painter", "engine": "painter", "alternative": None, "base": None}
    values |= {"repository": REPOSITORY, "revision": REVISION, "files": (index,), "licence": OPEN}
    return Manifest(**values | changes)


def put_painter(hub, folder):
    """On a hub: the same with half precision beside it for two of three networks, and what nobody needs."""
    home = write_painter(folder)
    for path in home.rglob("*"):
        if path.is_file():
            hub.files[str(path.relative_to(home))] = path.read_bytes()
    for part, stem in (("unet", "diffusion_pytorch_model"), ("text_encoder", "model")):
        hub.files[f"{part}/{stem}.fp16.safetensors"] = WEIGHTS
        hub.files[f"{part}/{stem}.bin"] = b"a pickle"
    hub.files |= {"LICENSE": b"Do as you like.\n", "all_in_one.safetensors": WEIGHTS, "evil/../x.json": b"{}"}
    hub.files |= {"vae/code.py": b"print()", "unet/deep/config.json": b"{}", "docs/config.json": b"{}"}
