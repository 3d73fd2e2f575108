"""A pipeline that stays, in whatever way there is memory for, told by a device that is only named."""

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("diffusers")

from hollow_pipelines import write_hollow_pipeline  # noqa: E402
from orfeas.engines.device import DeviceOutOfMemory  # noqa: E402
from orfeas.engines.text_to_image import staying  # noqa: E402
from orfeas.engines.text_to_image.folder import read_folder  # noqa: E402
from orfeas.engines.text_to_image.once import paint_once  # noqa: E402
from orfeas.engines.text_to_image.staying import NoPaintingDevice, StayingPainter  # noqa: E402
from orfeas.intake.prompt import read_prompt  # noqa: E402

CARD = torch.device("cuda:0")


@pytest.fixture
def folder(tmp_path):
    return read_folder(write_hollow_pipeline(tmp_path))


class Pipe:
    """Stands for an open pipeline; `loras` are its own, and beside all of it there is no room for a heavy one."""

    def __init__(self, way, fits):
        self.way, self.fits, self.loras, self.worn = way, fits, self, None

    def wear(self, adapters, *, kept=()):
        if self.way == "none" and "heavy" in adapters:
            raise DeviceOutOfMemory(device="it", during="while a LoRA was loaded", free=0, total=0)
        self.worn = (*adapters, *kept)

    def paint(self, _prompt, *, report):
        if self.way not in self.fits:
            raise DeviceOutOfMemory(device="it", during=self.way, free=0, total=0)
        return self.way, self.worn


@pytest.fixture
def card(monkeypatch):
    """A card with 1 GB, on which ways of painting fit that may be changed; gives them, and what was opened."""
    fits, opened = ["none", "parts", "layers"], []

    def open_pipeline(_path, *, device, precision, offload):
        opened.append(offload)
        return Pipe(offload, fits)

    monkeypatch.setattr(staying, "free_and_total", lambda _device: (1 << 30, 1 << 30))
    monkeypatch.setattr(staying, "choose_device", lambda _wanted: CARD)
    monkeypatch.setattr(staying, "empty_cache", lambda _device: None)
    monkeypatch.setattr(staying, "open_pipeline", open_pipeline)
    return fits, opened


def paint(painter, **options):
    return painter.paint(read_prompt("an owl"), report=lambda _fraction: None, **options)


def test_one_that_stays_is_opened_once_and_goes_on_with_less_only_where_it_may(folder, card):
    fits, opened = card
    painter = StayingPainter(folder, device=None, precision=None)
    painter.wear(["clay"], kept=["toy"])
    assert paint(painter, may_take_less=False) == paint(painter, may_take_less=True) == ("none", ("clay", "toy"))
    fits.remove("none")
    with pytest.raises(DeviceOutOfMemory, match="none"):
        paint(painter, may_take_less=False)
    assert opened == ["none"]
    assert paint(painter, may_take_less=True) == ("parts", ("clay", "toy")), "and it wears what it wore"
    assert paint(painter, may_take_less=False)[0] == "parts" and opened == ["none", "parts"]


def test_where_memory_runs_out_while_a_lora_loads_one_picture_goes_on_with_less(folder, card):
    _fits, opened = card
    prompt, report = read_prompt("an owl"), lambda _fraction: None
    found = paint_once(folder, prompt, device=None, precision=None, adapters=["heavy"], report=report)
    assert found == ("parts", ("heavy",)) and opened == ["none", "parts"]


def test_what_stays_keeps_its_way_where_memory_runs_out_while_a_lora_loads(folder, card):
    _fits, opened = card
    painter = StayingPainter(folder, device=None, precision=None)
    with pytest.raises(DeviceOutOfMemory, match="while a LoRA was loaded"):
        painter.wear(["heavy"])
    assert paint(painter, may_take_less=False)[0] == "none" and opened == ["none"]


def test_what_is_larger_than_the_card_is_not_tried_whole(folder, card, monkeypatch):
    fits, opened = card
    fits.remove("parts")
    monkeypatch.setattr(staying, "free_and_total", lambda _device: (folder.num_bytes, 1 << 30))
    assert paint(StayingPainter(folder, device=None, precision=None), may_take_less=True)[0] == "layers"
    assert opened == ["parts", "layers"]


def test_what_fits_in_no_way_says_so(folder, card, monkeypatch):
    card[0].clear()
    with pytest.raises(DeviceOutOfMemory, match="layers"):
        paint(StayingPainter(folder, device=None, precision=None), may_take_less=True)
    monkeypatch.setattr(staying, "choose_device", lambda _wanted: torch.device("cpu"))
    with pytest.raises(DeviceOutOfMemory, match="none"):
        paint(StayingPainter(folder, device=None, precision=None), may_take_less=True)


def test_the_processor_has_to_be_asked_for(folder, monkeypatch):
    monkeypatch.setattr(staying, "choose_device", lambda _wanted: None)
    with pytest.raises(NoPaintingDevice, match="--device cpu"):
        paint_once(folder, read_prompt("an owl"), device=None, precision=None, report=lambda _fraction: None)
