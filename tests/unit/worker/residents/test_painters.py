"""Networks that paint among those that stay: by the same rules on a simulated device, and a real one in its process."""

import asyncio

import numpy as np
import pytest

from orfeas.engines.device import DeviceOutOfMemory
from orfeas.engines.text_to_image.painting import Painting
from orfeas.intake.prompt import Prompt
from orfeas.worker.residents.frames import Frame
from orfeas.worker.residents.household import Household
from orfeas.worker.residents.peaks import Work
from orfeas.worker.residents.pictures import (
    AskedPicture,
    asked_picture_of_frame,
    frame_of_asked_picture,
    frame_of_painting,
    is_meant,
    painter_called,
    painting_of_frame,
)
from simulated_device import GB, SimDevice, SimEngine, SimVisitor, file_of, make_household

OWL = AskedPicture("text-to-image/tiny", Prompt("an owl"), Prompt("rain"), {"width": 64, "height": 32, "seed": 3})
PICTURE = Painting(np.full((32, 64, 3), 7, np.uint8), "an owl", "rain", 3, 2, 1.5, ("it said so",))


class SimPainter(SimEngine):
    """Takes less at work once it may, as one does that has parts of it wait elsewhere."""

    is_slim = False

    def paint(self, prompt, *, negative, report, may_take_less, **options):
        self.is_slim = self.is_slim or may_take_less
        activations = self._device.alloc(self._work // (4 if self.is_slim else 1))
        report(1.0)
        del activations
        return PICTURE


@pytest.fixture
def device():
    return SimDevice(12 * GB)


@pytest.fixture
def household(device) -> Household:
    def opened(name, _weights):
        is_painter = name.startswith("text-to-image/")
        return (SimPainter if is_painter else SimEngine)(device, held=6 * GB, work=5 * GB)

    return make_household(device, estimate=11 * GB, open_engine=opened)


def paint(household, asked=OWL):
    return household.generate(asked, report=lambda _fraction: None)


def names(household):
    return [each.key.engine for each in household.residency.held]


def test_the_second_picture_does_not_load_again_and_a_shape_takes_its_room_and_gives_it_back(household, device):
    assert paint(household) is PICTURE and paint(household) is PICTURE
    assert (household.num_loaded, device.used) == (1, 6 * GB)
    assert household.peaks.measured == {Work("text-to-image/tiny", 64 * 32, None): 11 * GB}
    household.generate(SimVisitor("hunyuan3d21").asked, report=lambda _fraction: None)
    assert names(household) == ["hunyuan3d21"] and device.used == 6 * GB
    paint(household)
    assert names(household) == ["text-to-image/tiny"] and household.num_loaded == 3


def test_memory_that_runs_out_is_answered_by_one_more_try_with_less(household, device):
    paint(household)
    device.faults = ["oom"]
    assert paint(household) is PICTURE and household.num_loaded == 2
    device.faults = ["oom", "oom", "oom"]
    with pytest.raises(DeviceOutOfMemory):
        paint(household)


def test_what_goes_over_the_line_comes_back_as_it_was():
    asked = AskedPicture(OWL.engine, OWL.prompt, None, OWL.options, (file_of_style(),))
    for each in (OWL, asked):
        there = asked_picture_of_frame(Frame(frame_of_asked_picture(each).message))
        assert vars(there) == vars(each)
    frame = frame_of_painting(PICTURE)
    back = painting_of_frame(Frame(frame.message, frame.arrays))
    assert np.array_equal(back.pixels, PICTURE.pixels)
    assert {**vars(back), "pixels": 0} == {**vars(PICTURE), "pixels": 0}


def file_of_style():
    from orfeas.weights.styles.choose import ChosenStyle

    return file_of(ChosenStyle("clay", 0.5, "a" * 64))


def test_all_that_paint_are_meant_by_one_name_and_each_by_its_own():
    tiny = painter_called("tiny")
    assert is_meant(tiny, by="text-to-image") and is_meant(tiny, by="text-to-image/tiny")
    assert not is_meant("hunyuan3d21", by="text-to-image") and not is_meant(tiny, by="hunyuan3d21")


@pytest.mark.slow
async def test_a_real_one_is_loaded_once_paints_as_it_does_alone_and_stops_within_a_step(tmp_path, monkeypatch):
    pytest.importorskip("torch")
    pytest.importorskip("diffusers")
    from orfeas.assets.blobs.disk import Disk
    from orfeas.engines.text_to_image.folder import read_folder
    from orfeas.engines.text_to_image.once import paint_once
    from orfeas.worker.residents.client import Residents
    from orfeas.worker.residents.host import EngineHost
    from tiny_pipelines import write_tiny_pipeline

    class Stop(Exception):
        """Of a job that is canceled."""

    def stop_at_once(fraction):
        if fraction > 0:
            raise Stop

    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    shelf = tmp_path / "weights" / "text-to-image"
    shelf.mkdir(parents=True)
    tiny = write_tiny_pipeline(shelf)
    options = {"style": "plain", "steps": 2, "guidance": None, "width": 64, "height": 64, "seed": 4}
    host = EngineHost(Disk(tmp_path), home=tmp_path, device="cpu")

    def painted(report=lambda _fraction: None, **changes):
        wanted = {**options, **changes}
        return Residents(folder).paint("tiny", OWL.prompt, negative=None, adapters=(), report=report, **wanted)

    try:
        folder = await host.ready()
        made = await asyncio.to_thread(painted)
        with pytest.raises(Stop):
            await asyncio.to_thread(painted, stop_at_once, steps=150)
        again = await asyncio.to_thread(painted)
        await host.ready()
        told = host.told
    finally:
        await host.close()
    alone = paint_once(
        read_folder(tiny), OWL.prompt, device="cpu", precision=None, report=lambda _fraction: None, **options
    )
    assert np.array_equal(made.pixels, alone.pixels) and np.array_equal(again.pixels, alone.pixels)
    (held,) = told["held"]
    assert (told["num_loaded"], held["engine"], held["weights"][:7]) == (1, "text-to-image/tiny", "sha256:")
