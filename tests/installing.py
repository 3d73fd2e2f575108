"""Installing: the published miniature on a hub of ours, by a manifest like the real one."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import replace

from pydantic import SecretStr, TypeAdapter

from orfeas.weights import convert as converting
from orfeas.weights.fetching.transport import Hub
from orfeas.weights.install import install
from orfeas.weights.manifest import Manifest, find_manifest
from orfeas.weights.rewrite import rewrite
from tests.hub import REPOSITORY, REVISION, serving_hub
from tests.published import checkpoint_of, config_yaml, shapes

NAME = "hunyuan3d-2.1-shape"
LICENCE = b"Be kind to each other.\n"
CHECKPOINT = checkpoint_of(shapes())
CONFIG_PATH, CHECKPOINT_PATH = (f"hunyuan3d-dit-v2-1/{name}" for name in ("config.yaml", "model.fp16.ckpt"))


def make_manifest(**changes):
    """The real one, of our miniature in our repository."""
    real = find_manifest(NAME)
    config, checkpoint = real.files
    sha256 = hashlib.sha256(CHECKPOINT).hexdigest()
    files = (replace(config, size=None), replace(checkpoint, size=len(CHECKPOINT), sha256=sha256))
    return replace(real, **{"repository": REPOSITORY, "revision": REVISION, "files": files, **changes})


@contextmanager
def miniature_hub():
    """A hub that holds what the manifest names."""
    with serving_hub() as hub:
        hub.files |= {CONFIG_PATH: config_yaml(), CHECKPOINT_PATH: CHECKPOINT, "LICENSE": LICENCE}
        yield hub


def yes(_manifest, _text):
    return True


def no_wait(_seconds):
    pass


def installed(url, folder, *, manifest=None, token=None, is_offline=False, **options):
    """Installed from a hub, as somebody in Japan who accepts."""
    hub = Hub(url, token=token and SecretStr(token), is_offline=is_offline)
    asked = {"territory": "JP", "answer": yes, "wait": no_wait, **options}
    return install(manifest or make_manifest(), folder=folder, hub=hub, **asked)


def put_manifest(folder, manifest):
    """A manifest as a file, as those in the package are."""
    folder.mkdir(exist_ok=True)
    (folder / f"{manifest.name}.json").write_bytes(TypeAdapter(Manifest).dump_json(manifest))
    return folder


def convert_in_here(monkeypatch):
    """The work of the conversion's child in this process: dozens of tests convert, and others look at the child."""

    def run(source, part, options, *, report, complaints):
        rewrite(source, part, report=report, **options)

    monkeypatch.setattr(converting, "_run", run)
