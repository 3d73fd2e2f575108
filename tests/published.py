"""A miniature of what is published: configuration, checkpoint and safetensors, by formula and without torch."""

from __future__ import annotations

import json
import struct

import numpy as np
import yaml

from orfeas.engines.hunyuan3d21.sizes import published_shapes, sizes_of
from pickled import PROTO, STOP, storage, table, tensor
from tests.security.hostile_weights import archive

CONFIG = {
    "model": {
        "target": "published.HunYuanDiTPlain",
        "params": {
            "input_size": 6,
            "in_channels": 4,
            "hidden_size": 16,
            "context_dim": 8,
            "depth": 3,
            "num_heads": 2,
            "num_moe_layers": 1,
            "num_experts": 2,
            "moe_top_k": 1,
        },
    },
    "vae": {
        "target": "published.ShapeVAE",
        "params": {
            "embed_dim": 4,
            "width": 16,
            "heads": 2,
            "num_decoder_layers": 1,
            "num_freqs": 8,
            "scale_factor": 1.0,
        },
    },
    "conditioner": {
        "target": "published.SingleImageEncoder",
        "params": {
            "main_image_encoder": {
                "type": "DinoImageEncoder",
                "kwargs": {
                    "image_size": 28,
                    "config": {
                        "hidden_size": 8,
                        "num_hidden_layers": 1,
                        "num_attention_heads": 2,
                        "patch_size": 14,
                    },
                },
            }
        },
    },
}
UNWANTED = {
    "vae.encoder.input_proj.weight": (16, 55),
    "vae.pre_kl.bias": (8,),
    "conditioner.main_image_encoder.model.embeddings.mask_token": (1, 8),
}
"""Published too, and needed for training only."""


def config_yaml():
    return yaml.safe_dump(CONFIG).encode()


def shapes():
    """Of everything that is published, by name."""
    return published_shapes(sizes_of(CONFIG)) | UNWANTED


def values_of(name, shape):
    """Numbers that belong to a name, in half precision."""
    start = sum(name.encode()) % 97 / 97
    return (np.linspace(start, start + 1, int(np.prod(shape))).astype("<f2")).reshape(shape)


def safetensors_of(wanted, *, kind="F16"):
    """A file of tensors by name and shape."""
    entries, parts, end = {}, [], 0
    for name, shape in wanted.items():
        raw = values_of(name, shape).tobytes()
        entries[name] = {"dtype": kind, "shape": list(shape), "data_offsets": [end, end := end + len(raw)]}
        parts.append(raw)
    header = json.dumps(entries).encode()
    return struct.pack("<Q", len(header)) + header + b"".join(parts)


def checkpoint_of(wanted):
    """A checkpoint of tensors by name and shape; those with a part in front lie in a table for each part."""
    described, storages = {}, []
    for number, (name, shape) in enumerate(wanted.items()):
        values = values_of(name, shape)
        strides = tuple(step // 2 for step in values.strides)
        part, _, key = name.partition(".") if name.startswith(("model.", "vae.", "conditioner.")) else ("", "", name)
        stored = tensor(storage("Half", str(number), values.size), shape=tuple(shape), strides=strides)
        described.setdefault(part, {})[key] = stored
        storages.append(values.tobytes())
    whole = described[""] if set(described) == {""} else {part: table(held) for part, held in described.items()}
    return archive(PROTO + table(whole) + STOP, storages=tuple(storages))


def without_part(wanted, part):
    """The tensors of one part, their names as they are without it."""
    return {name.removeprefix(part): shape for name, shape in wanted.items() if name.startswith(part)}


def put_official_copy(folder):
    """The published layout in a folder of one's own."""
    home = folder / "hunyuan3d-dit-v2-1"
    home.mkdir(parents=True)
    (home / "config.yaml").write_bytes(config_yaml())
    (home / "model.fp16.ckpt").write_bytes(checkpoint_of(shapes()))
    return home
