"""The engines' process with real networks, our miniature's: loaded once, and the same surface as without it."""

import asyncio

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from fitted import published_folder  # noqa: E402
from makers import make_picture  # noqa: E402
from orfeas.assets.blobs.disk import Disk  # noqa: E402
from orfeas.engines.contract import Quality, UsedAdapter  # noqa: E402
from orfeas.engines.load import Means, open_engine  # noqa: E402
from orfeas.engines.matting.cut_out import cut_out  # noqa: E402
from orfeas.weights.manifest import find_manifest  # noqa: E402
from orfeas.weights.register import register  # noqa: E402
from orfeas.weights.resolve import WeightsNotInstalled, installed_for  # noqa: E402
from orfeas.weights.styles.add import Stated, add_style  # noqa: E402
from orfeas.weights.styles.choose import StyleWish, adapters_of, find_styles  # noqa: E402
from orfeas.worker.residents.client import ResidentEngine  # noqa: E402
from orfeas.worker.residents.host import EngineHost  # noqa: E402
from tests.styles import peft, write_lora  # noqa: E402

NAME, QUALITY = "hunyuan3d21", Quality(field_cells=32, steps=2)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A data folder in which the miniature is installed."""
    home = tmp_path_factory.mktemp("home")
    official = published_folder(tmp_path_factory.getbasetemp().parent / "fitted")
    manifest = find_manifest("hunyuan3d-2.1-shape")
    register(official, manifest=manifest, folder=home / "weights", territory="JP", answer=lambda *_asked: True)
    clay = write_lora(tmp_path_factory.mktemp("loras") / "clay.safetensors", peft(num_in=32, num_out=32))
    add_style(clay, Stated(), weights_home=home / "weights", painters=())
    return home


@pytest.mark.slow
async def test_two_jobs_load_once_and_make_what_is_made_without_a_process(home, monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    cutout = cut_out(make_picture(pixels=64))
    host = EngineHost(Disk(home), home=home, device="cpu")
    try:
        engine = ResidentEngine(NAME, folder=await host.ready())
        made = [await asyncio.to_thread(engine.generate, cutout, quality=QUALITY)]
        chosen = [each for _, each in find_styles([StyleWish("clay", 0.5)], weights_home=home / "weights")]
        adapters = adapters_of(chosen, weights_home=home / "weights")
        in_clay = ResidentEngine(NAME, folder=await host.ready(), adapters=adapters)
        styled = await asyncio.to_thread(in_clay.generate, cutout, quality=QUALITY)
        made.append(await asyncio.to_thread(engine.generate, cutout, quality=QUALITY))
        await host.tell({"do": "wear", "styles": {NAME: [each.to_json() for each in chosen]}})
        await host.ready()
        told = host.told
    finally:
        await host.close()
    torch.set_num_threads(1)
    weights = installed_for(NAME, folder=home / "weights")
    alone = open_engine(NAME, means=Means(lambda _name: weights, device="cpu")).generate(cutout, quality=QUALITY)
    for surface in made:
        assert np.array_equal(surface.mesh.positions, alone.mesh.positions)
        assert np.array_equal(surface.paint.colors, alone.paint.colors)
        assert (surface.weights, surface.camera_azimuth) == (weights.sha256, alone.camera_azimuth)
    assert styled.adapters == (UsedAdapter("clay", 0.5, chosen[0].sha256),) and made[1].adapters == ()
    (held,) = told["held"]
    assert held["styles"] == [{"name": "clay", "weight": 0.0, "sha256": chosen[0].sha256}], "at hand for the next"
    assert told["num_loaded"] == 1 and [each["weights"] for each in told["held"]] == [weights.sha256]
    (peak,) = told["peaks"]
    assert peak["cells"] == 32 and 1 << 20 < peak["bytes"] < 4 << 30


async def test_without_weights_a_job_fails_by_the_sentence_that_helps(tmp_path):
    host = EngineHost(Disk(tmp_path), home=tmp_path, device="cpu")
    try:
        engine = ResidentEngine(NAME, folder=await host.ready())
        with pytest.raises(WeightsNotInstalled, match=r"orfeas models download hunyuan3d-2.1-shape"):
            await asyncio.to_thread(engine.generate, cut_out(make_picture(pixels=64)), quality=QUALITY)
    finally:
        await host.close()
