"""One picture in whatever way there is memory for, told by a device that is only named."""

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("diffusers")

from hollow_pipelines import write_hollow_pipeline  # noqa: E402
from orfeas.engines.device import DeviceOutOfMemory  # noqa: E402
from orfeas.engines.text_to_image import once  # noqa: E402
from orfeas.engines.text_to_image.folder import read_folder  # noqa: E402
from orfeas.engines.text_to_image.once import NoPaintingDevice, in_some_way, paint_once  # noqa: E402
from orfeas.intake.prompt import read_prompt  # noqa: E402

CARD = torch.device("cuda:0")


@pytest.fixture
def folder(tmp_path):
    return read_folder(write_hollow_pipeline(tmp_path))


@pytest.fixture(autouse=True)
def _free(monkeypatch):
    monkeypatch.setattr(once, "free_and_total", lambda _device: (1 << 30, 1 << 30))
    monkeypatch.setattr(once, "empty_cache", lambda _device: None)


def painter(*, fits):
    tried = []

    def paint_by(offload):
        tried.append(offload)
        if offload not in fits:
            raise DeviceOutOfMemory(device="it", during=offload, free=0, total=0)
        return offload

    return paint_by, tried


def test_what_does_not_fit_whole_is_tried_in_parts(folder):
    paint_by, tried = painter(fits=["parts", "layers"])
    assert in_some_way(paint_by, folder, device=CARD) == "parts" and tried == ["none", "parts"]


def test_what_is_larger_than_the_card_is_not_tried_whole(folder, monkeypatch):
    monkeypatch.setattr(once, "free_and_total", lambda _device: (folder.num_bytes, 1 << 30))
    paint_by, tried = painter(fits=["layers"])
    assert in_some_way(paint_by, folder, device=CARD) == "layers" and tried == ["parts", "layers"]


def test_what_fits_in_no_way_says_so(folder):
    paint_by, _tried = painter(fits=[])
    with pytest.raises(DeviceOutOfMemory, match="layers"):
        in_some_way(paint_by, folder, device=CARD)
    with pytest.raises(DeviceOutOfMemory, match="none"):
        in_some_way(paint_by, folder, device=torch.device("cpu"))


def test_the_processor_has_to_be_asked_for(folder, monkeypatch):
    monkeypatch.setattr(once, "choose_device", lambda _wanted: None)
    with pytest.raises(NoPaintingDevice, match="--device cpu"):
        paint_once(folder, read_prompt("an owl"), device=None, precision=None, report=lambda _fraction: None)
