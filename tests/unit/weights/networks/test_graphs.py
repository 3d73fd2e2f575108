"""Networks that are ONNX files: registered where they lie, found by name, carried, verified; hostile ones refused."""

import hashlib
import json
import shutil
from dataclasses import replace

import pytest

pytest.importorskip("onnx")

from orfeas.engines.onnx_card import OtherGraph
from orfeas.engines.onnx_file import NotAGraph, WeightsElsewhere
from orfeas.weights.carrying.archive import ArchiveUnusable
from orfeas.weights.carrying.pack import pack
from orfeas.weights.carrying.unpack import unpack
from orfeas.weights.install import AlreadyInstalled
from orfeas.weights.licence import LicenceNotAccepted
from orfeas.weights.manifest import Preprocessing, find_manifest
from orfeas.weights.networks.find import (
    NetworkForOther,
    NetworkNotInstalled,
    NetworkReplaced,
    UnknownNetwork,
    find_graph,
    find_named_or_file,
)
from orfeas.weights.networks.open import open_networks
from orfeas.weights.networks.register_graph import (
    NoneOfThese,
    SizeUnknown,
    WhichNetwork,
    own_numbers,
    published_as,
    register_graph,
)
from orfeas.weights.record import HeldFile, Record, Source, now, read_record
from orfeas.weights.register import NameOfAnother, NameUnusable, NoWeightsThere
from orfeas.weights.remove import remove
from orfeas.weights.resolve import WeightsChanged
from orfeas.weights.verify import WeightsDamaged, verify
from tests.installing import yes
from unit.engines.graph_makers import write_graph

U2NET_SHAPE = (1, 3, 320, 320)


@pytest.fixture
def cutter(tmp_path):
    return write_graph(tmp_path / "mine.onnx", shape=(1, 3, 32, 32), num_outputs=2)


@pytest.fixture
def library(tmp_path):
    return tmp_path / "weights"


def registered(path, library, *, name="cutter", engine="matting", of=None, answer=yes, **numbers):
    of = of or own_numbers(path, **numbers)
    return register_graph(path, name=name, of=of, engine=engine, folder=library, territory=None, answer=answer)


def test_a_network_of_ones_own_stays_where_it_is_and_goes_by_its_name(cutter, library):
    record = registered(cutter, library, output="map1", values="sigmoid", mean=(0.5, 0.5, 0.5))
    found = find_graph("cutter", purpose="matting", folder=library)
    assert found.path == cutter and sorted(path.name for path in (library / "cutter").iterdir()) == ["record.json"]
    assert (found.card.pixels, found.card.output, found.card.values) == (32, "map1", "sigmoid")
    assert found.used.to_json() == {"name": "cutter", "sha256": record.sha256, "license": "unknown"}
    assert open_networks(matting="cutter", folder=library).matting.used == found.used


def test_other_numbers_are_another_network(cutter, library):
    first, second = (registered(cutter, library, name=name, output=k) for k, name in enumerate(("a", "b")))
    assert first.files[0].sha256 == second.files[0].sha256 and first.sha256 != second.sha256


def test_what_a_network_is_known_by_lasts_when_there_are_more_numbers_to_say():
    graph = Preprocessing(pixels=32, mean=(0.5, 0.5, 0.5), deviation=(1.0, 1.0, 1.0), values="sigmoid", source="a card")
    said = '{"deviation": [1.0, 1.0, 1.0], "mean": [0.5, 0.5, 0.5], "pixels": 32, "values": "sigmoid"}'
    assert graph.identity == said
    file = HeldFile("a.onnx", 1, "0" * 64)
    record = Record(
        "cutter", "matting", None, None, None, Source("registered", "a.onnx", ()), (file,), None, now(), graph=graph
    )
    assert record.sha256 == "sha256:" + hashlib.sha256(f"{file.sha256} \n{said}".encode()).hexdigest()


def test_a_copy_of_a_published_one_has_its_numbers_and_its_licence(tmp_path, library):
    path = write_graph(tmp_path / "u.onnx", shape=U2NET_SHAPE)
    manifest = published_as(path, name="u2netp")
    record = registered(path, library, name="u2netp", of=manifest)
    assert (record.graph, record.manifest, record.revision) == (manifest.graph, "u2netp", None)
    assert (record.licence.id, record.licence.text, record.license) == ("apache-2.0", "summary", "apache-2.0")
    with pytest.raises(AlreadyInstalled):
        registered(path, library, name="u2netp", of=manifest)


def test_nothing_is_registered_whose_licence_is_not_accepted(tmp_path, library):
    path = write_graph(tmp_path / "u.onnx", shape=U2NET_SHAPE)
    with pytest.raises(LicenceNotAccepted):
        registered(path, library, name="u2net", of=find_manifest("u2net"), answer=lambda _manifest, _text: False)
    assert read_record(library, "u2net") is None


def test_what_a_file_could_be_is_asked_where_it_could_be_several(tmp_path, cutter):
    with pytest.raises(WhichNetwork, match="u2net or u2netp"):
        published_as(write_graph(tmp_path / "u.onnx", shape=U2NET_SHAPE), name=None)
    with pytest.raises(NoneOfThese, match=r"float 1 x 3 x 32 x 32.*--kind matting --as NAME"):
        published_as(cutter, name=None)
    with pytest.raises(OtherGraph, match=r"is not the network u2net: its input is 32 x 32 pixels, not 320 x 320"):
        published_as(cutter, name="u2net")
    with pytest.raises(NoWeightsThere):
        published_as(tmp_path / "nothing.onnx", name="u2net")


def test_a_size_that_the_file_leaves_open_has_to_be_said(tmp_path):
    path = write_graph(tmp_path / "open.onnx", shape=(1, 3, "height", "width"))
    with pytest.raises(SizeUnknown, match="--size"):
        own_numbers(path)
    assert own_numbers(path, pixels=64).pixels == 64


@pytest.mark.parametrize("name", ["../out", "A", "styles", ""])
def test_names_lead_nowhere_else(cutter, library, name):
    with pytest.raises(NameUnusable):
        registered(cutter, library, name=name)


def test_a_network_of_ones_own_takes_no_published_name(cutter, library):
    with pytest.raises(NameOfAnother, match="Leave out --kind"):
        registered(cutter, library, name="u2net")


def spoilt(path, kind):
    whole = path.read_bytes()
    if kind == "wrong inputs":
        return write_graph(path, shape=(1, 1, 32, 32), num_inputs=2)
    if kind == "elsewhere":
        return write_graph(path, shape=(1, 3, 32, 32), is_external=True)
    changed = {"cut": whole[:-40], "pickle": b"\x80\x04K\x01.", "flipped": b"\xff" + whole[1:]}
    path.write_bytes(changed[kind])
    return path


@pytest.mark.parametrize("kind", ["cut", "pickle", "flipped", "wrong inputs", "elsewhere"])
def test_a_hostile_file_is_refused_before_a_runtime_sees_it_and_nothing_is_installed(
    cutter, library, monkeypatch, kind
):
    monkeypatch.setattr("orfeas.engines.onnx_graph._session_of", lambda _path: pytest.fail("it was opened"))
    numbers = own_numbers(cutter)
    with pytest.raises((NotAGraph, WeightsElsewhere, OtherGraph)) as caught:
        registered(spoilt(cutter, kind), library, of=numbers)
    assert "\n" not in caught.value.sentence and not library.exists()


def test_what_is_not_there_is_told_with_what_helps(cutter, library):
    registered(cutter, library)
    for name, purpose, failure, says in (
        ("nothing", "depth", UnknownNetwork, r"There are: depth-anything-v2-small\. `orfeas models register`"),
        ("nothing", "matting", UnknownNetwork, "birefnet, birefnet-lite, cutter, u2net, u2netp"),
        ("../cutter", "matting", UnknownNetwork, "no network for cut-outs"),
        ("u2net", "matting", NetworkNotInstalled, "orfeas models download u2net"),
        ("u2net", "depth", NetworkForOther, "is for cut-outs, not for depth"),
        ("cutter", "depth", NetworkForOther, "is for cut-outs, not for depth"),
        ("sdxl-turbo", "matting", NetworkForOther, "is for pictures from words"),
    ):
        with pytest.raises(failure, match=says):
            find_graph(name, purpose=purpose, folder=library)


def test_a_job_is_not_done_with_another_network_than_it_was_asked_for_with(cutter, library):
    before = registered(cutter, library).sha256
    remove("cutter", folder=library)
    registered(cutter, library, output=1)
    with pytest.raises(NetworkReplaced, match="installed anew"):
        find_graph("cutter", purpose="matting", folder=library, sha256=before)


def test_a_file_that_was_written_since_is_told_and_a_damaged_one_found(cutter, library):
    registered(cutter, library)
    content = cutter.read_bytes()
    cutter.write_bytes(content)
    with pytest.raises(WeightsChanged, match="was written since"):
        find_graph("cutter", purpose="matting", folder=library)
    assert verify("cutter", folder=library).name == "cutter"
    find_graph("cutter", purpose="matting", folder=library)
    cutter.write_bytes(content[:-1] + b"x")
    with pytest.raises(WeightsDamaged):
        verify("cutter", folder=library)


def test_a_file_will_do_where_a_name_would(tmp_path, library, cutter):
    path = write_graph(tmp_path / "d.onnx", shape=(1, 3, 28, 42))
    found = find_named_or_file(str(path), purpose="depth", folder=library)
    assert (found.card.name, found.used.name) == ("depth-anything-v2-small", "d.onnx")
    with pytest.raises(OtherGraph):
        find_named_or_file(str(cutter), purpose="depth", folder=library)


def test_networks_are_carried_to_another_machine(tmp_path, cutter, library):
    record = registered(cutter, library)
    pack("cutter", tmp_path / "carried.tar", folder=library)
    shutil.rmtree(library)
    cutter.unlink()
    brought = unpack(tmp_path / "carried.tar", folder=library, territory=None, answer=yes)
    assert brought.sha256 == record.sha256 and not brought.files[0].is_linked
    assert find_graph("cutter", purpose="matting", folder=library).path.parent == library / "cutter"


@pytest.mark.parametrize("change", [{"engine": "hunyuan3d21"}, {"graph": None}, {"root": "/etc"}])
def test_an_archive_that_claims_something_else_is_refused(tmp_path, cutter, library, change):
    record = registered(cutter, library)
    path = library / "cutter" / "record.json"
    claims = json.loads(path.read_bytes()) | change
    claims["files"][0]["path"] = str(cutter)
    path.write_text(json.dumps(claims))
    try:
        pack("cutter", tmp_path / "claims.tar", folder=library)
    except (ValueError, OSError):
        return
    shutil.rmtree(library)
    with pytest.raises(ArchiveUnusable):
        unpack(tmp_path / "claims.tar", folder=library, territory=None, answer=yes)
    assert read_record(library, "cutter") is None and record.name == "cutter"


def test_a_published_network_is_given_what_its_manifest_says_whatever_an_archive_claims(tmp_path, library):
    path = write_graph(tmp_path / "u.onnx", shape=U2NET_SHAPE)
    manifest = find_manifest("u2net")
    registered(path, library, name="u2net", of=replace(manifest, graph=replace(manifest.graph, mean=(0.0, 0.0, 0.0))))
    pack("u2net", tmp_path / "u.tar", folder=library)
    shutil.rmtree(library)
    assert unpack(tmp_path / "u.tar", folder=library, territory=None, answer=yes).graph == manifest.graph
