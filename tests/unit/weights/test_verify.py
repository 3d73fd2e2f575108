"""Installed weights, read to the last byte; and removed."""

import pytest

from orfeas.weights.record import NotInstalled
from orfeas.weights.remove import remove
from orfeas.weights.resolve import WeightsChanged, WeightsNotInstalled, installed_for
from orfeas.weights.verify import WeightsDamaged, verify
from tests.installing import NAME, installed, miniature_hub


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    folder = tmp_path_factory.mktemp("weights")
    with miniature_hub() as hub:
        installed(hub.url, folder)
    return folder


@pytest.fixture
def weights(once):
    """The installed file; as it was again afterwards."""
    path = once / NAME / "weights.safetensors"
    content = path.read_bytes()
    yield path
    path.write_bytes(content)


def test_what_is_sound_is_told_with_every_byte_read(once):
    told = []
    record = verify(NAME, folder=once, telling=lambda *each: told.append(each))
    assert record.files[0].size == told[0][1] == told[0][2]


def test_one_bit_is_found_though_the_file_looks_as_it_did(once, weights):
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)
    assert installed_for("hunyuan3d21", folder=once).name == NAME
    with pytest.raises(WeightsDamaged, match=f"orfeas models remove {NAME}"):
        verify(NAME, folder=once)


def test_a_file_that_lost_its_end_is_told_without_reading_it(once, weights):
    weights.write_bytes(weights.read_bytes()[:-1])
    with pytest.raises(WeightsChanged, match="bytes, not"):
        installed_for("hunyuan3d21", folder=once)


@pytest.mark.parametrize("name", ["nothing", "../weights", "", "."])
def test_what_is_not_there_cannot_be_verified_or_removed(once, name):
    for act in (verify, remove):
        with pytest.raises(NotInstalled, match="orfeas models list"):
            act(name, folder=once)


def test_removed_weights_are_gone_and_so_is_what_a_download_left(tmp_path):
    with miniature_hub() as hub:
        record = installed(hub.url, tmp_path)
    left = tmp_path / f"{NAME}.part" / "fetched"
    left.mkdir(parents=True)
    (left / "some.part").write_bytes(bytes(1000))
    assert remove(NAME, folder=tmp_path) > record.size + 1000
    assert [path.name for path in tmp_path.iterdir()] == [f".{NAME}.lock"]
    with pytest.raises(WeightsNotInstalled):
        installed_for("hunyuan3d21", folder=tmp_path)
