"""Networks that paint: fetched as their description says, registered where they lie, found by name."""

import shutil

import pytest

from orfeas.engines.text_to_image.folder import FolderHoldsPickles, FolderNotKnown
from orfeas.generations.paintings.pipelines import Pipelines, UnknownPipeline
from orfeas.weights.carrying.pack import NotCarried, pack
from orfeas.weights.carrying.unpack import unpack
from orfeas.weights.fetching.fetch import LineCut
from orfeas.weights.fetching.listing import ListingUnusable
from orfeas.weights.fetching.transport import NotOnTheHub
from orfeas.weights.header import WeightsUnreadable
from orfeas.weights.manifest import find_manifest
from orfeas.weights.networks.find import NetworkNotInstalled
from orfeas.weights.networks.register_painter import register_painter
from orfeas.weights.record import read_record
from orfeas.weights.register import NameOfAnother
from orfeas.weights.resolve import WeightsChanged
from orfeas.weights.verify import verify
from tests.hub import serving_hub
from tests.installing import installed, yes
from tests.painters import painter_manifest, put_painter, write_painter

NAME = "tiny-painter"


@pytest.fixture
def hub(tmp_path):
    with serving_hub() as running:
        put_painter(running, tmp_path / "published")
        yield running


@pytest.fixture
def library(tmp_path):
    return tmp_path / "weights"


def registered(path, library, name=NAME):
    return register_painter(path, name=name, folder=library, territory=None, answer=yes)


def test_a_painter_comes_with_what_its_description_names_and_nothing_else(hub, library):
    record = installed(hub.url, library, manifest=painter_manifest(), territory=None)
    paths = {each.path.removeprefix("pipeline/") for each in record.files}
    assert {path for path in paths if "/" not in path} == {"model_index.json", "README.md"}
    assert {path for path in paths if path.endswith(".safetensors")} == {
        "unet/diffusion_pytorch_model.fp16.safetensors",
        "text_encoder/model.fp16.safetensors",
        "vae/diffusion_pytorch_model.safetensors",
    }
    assert not any("code.py" in path or "deep" in path or ".." in path for path in paths)
    assert (record.root, record.licence.text, record.purpose) == ("pipeline", "licence", "painter")
    found = Pipelines(library).find(NAME)
    assert found.folder.variants == {"unet": "fp16", "text_encoder": "fp16"} and found.license == "mit"
    assert verify(NAME, folder=library) == record


def test_a_download_that_was_cut_goes_on(hub, library):
    hub.cuts = [1_000_000] * 2 + [0] * 30  # the licence and the description come, and then nothing
    with pytest.raises(LineCut):
        installed(hub.url, library, manifest=painter_manifest(), territory=None)
    hub.cuts.clear()
    assert read_record(library, NAME) is None
    installed(hub.url, library, manifest=painter_manifest(), territory=None)
    assert hub.served("model_index.json") == len(hub.files["model_index.json"])


def test_a_list_of_another_revision_is_refused(hub, library):
    hub.listed_as = "f" * 40
    with pytest.raises(ListingUnusable, match="revision ffff"):
        installed(hub.url, library, manifest=painter_manifest(), territory=None)


def test_a_repository_without_a_description_is_told(hub, library):
    del hub.files["model_index.json"]
    with pytest.raises(NotOnTheHub, match=r"no model_index\.json"):
        installed(hub.url, library, manifest=painter_manifest(), territory=None)


def test_a_folder_stays_where_it_is_and_goes_by_its_name(tmp_path, library):
    home = write_painter(tmp_path)
    record = registered(home, library)
    assert record.root == str(home) and (record.license, record.licence) == ("mit", None)
    assert [path.name for path in (library / NAME).iterdir()] == ["record.json"]
    found = Pipelines(library).find(NAME)
    assert (found.name, found.folder.path, found.license) == (NAME, home, "mit")


def test_a_copy_of_a_published_one_has_to_be_of_its_kind(tmp_path, library):
    home = write_painter(tmp_path)
    with pytest.raises(FolderNotKnown, match="StableDiffusionPipeline is not z-image-turbo"):
        registered(home, library, name="z-image-turbo")
    assert find_manifest("z-image-turbo").purpose == "painter" and not library.exists()


def test_a_painter_takes_no_name_of_a_network_for_something_else(tmp_path, library):
    home = write_painter(tmp_path)
    for name in ("u2net", "triposr"):
        with pytest.raises(NameOfAnother, match=f"{name} is the name of a published network"):
            registered(home, library, name=name)
    assert not library.exists()


def test_folders_with_pickles_or_damaged_weights_are_refused(tmp_path, library):
    home = write_painter(tmp_path)
    (home / "unet" / "diffusion_pytorch_model.safetensors").write_bytes(b"\x80\x04K\x01.")
    with pytest.raises(WeightsUnreadable):
        registered(home, library)
    (home / "unet" / "more.bin").write_bytes(b"x")
    with pytest.raises(FolderHoldsPickles):
        registered(home, library)
    assert not library.exists()


def test_a_file_that_is_gone_or_changed_is_told_before_it_paints(tmp_path, library):
    home = write_painter(tmp_path)
    registered(home, library)
    (home / "unet" / "config.json").write_text("{ }")
    with pytest.raises(WeightsChanged):
        Pipelines(library).find(NAME)


def test_a_name_that_is_not_here_is_told_with_what_helps(library):
    for chosen, name in (("sdxl-turbo", None), (None, "sdxl-turbo")):
        if chosen:
            with pytest.raises(NetworkNotInstalled, match="orfeas models download sdxl-turbo"):
                Pipelines(library, chosen).find(name)


def test_among_others_an_unknown_name_lists_them(tmp_path, library):
    registered(write_painter(tmp_path), library)
    with pytest.raises(UnknownPipeline, match=NAME):
        Pipelines(library).find("nothing")
    with pytest.raises(NetworkNotInstalled):
        Pipelines(library).find("sdxl-turbo")


def test_a_painter_is_carried_and_comes_out_the_same(tmp_path, library):
    record = registered(write_painter(tmp_path), library)
    pack(NAME, tmp_path / "carried.tar", folder=library)
    shutil.rmtree(library)
    brought = unpack(tmp_path / "carried.tar", folder=library, territory=None, answer=yes)
    assert (brought.root, brought.sha256) == ("pipeline", record.sha256)
    assert Pipelines(library).find(NAME).folder.path == library / NAME / "pipeline"


def test_a_name_that_no_archive_takes_is_told(tmp_path, library):
    home = write_painter(tmp_path)
    (home / "my notes.txt").write_text("x")
    registered(home, library)
    with pytest.raises(NotCarried, match=r"my notes\.txt"):
        pack(NAME, tmp_path / "carried.tar", folder=library)
