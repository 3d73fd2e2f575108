"""Weights from a hub to a folder, whatever goes wrong on the way."""

import hashlib
import json
import shutil
from dataclasses import replace

import pytest
from pydantic import SecretStr

from orfeas.engines.hunyuan3d21.sizes import published_shapes, sizes_of
from orfeas.errors import Kind
from orfeas.weights.fetching.facts import AnotherFile, NothingToCheckBy
from orfeas.weights.fetching.fetch import LineCut, WrongBytes
from orfeas.weights.fetching.transport import Hub, HubBusy, HubFails, HubRefuses, HubUnreachable, NotOnTheHub, Offline
from orfeas.weights.header import read_header
from orfeas.weights.install import AlreadyInstalled
from orfeas.weights.licence import LicenceNotAccepted, TerritoryExcluded, TerritoryNotDeclared, TerritoryUnknown
from orfeas.weights.manifest import PublishedFile
from orfeas.weights.record import read_record
from orfeas.weights.resolve import WeightsNotInstalled, installed_for, installed_weights_of
from orfeas.weights.staging.claim import InUse, claimed
from orfeas.weights.staging.space import NoSpace
from tests.installing import (
    CHECKPOINT,
    CHECKPOINT_PATH,
    CONFIG_PATH,
    LICENCE,
    NAME,
    convert_in_here,
    installed,
    make_manifest,
    miniature_hub,
)
from tests.published import CONFIG, UNWANTED

TOKEN = "hf_" + "sesame" * 5


@pytest.fixture(autouse=True)
def in_here(monkeypatch):
    convert_in_here(monkeypatch)


@pytest.fixture
def hub():
    with miniature_hub() as running:
        yield running


def left_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.name[0] != "." and path.is_file())


def test_what_is_installed_is_what_the_engine_takes(hub, tmp_path):
    record = installed(hub.url, tmp_path)
    files = installed_for("hunyuan3d21", folder=tmp_path)
    tensors = read_header(files.files[0].path).tensors
    assert {name: stored.shape for name, stored in tensors.items()} == published_shapes(sizes_of(CONFIG))
    assert json.loads(files.config.read_bytes()) == CONFIG
    assert files.sha256 == record.sha256 == installed_weights_of("hunyuan3d21", folder=tmp_path)
    assert left_in(tmp_path) == [
        f"{NAME}/{name}" for name in ("config.json", "licence.txt", "record.json", "weights.safetensors")
    ]
    assert UNWANTED.keys().isdisjoint(tensors)


def test_the_record_says_what_came_from_where_and_under_which_licence(hub, tmp_path):
    installed(hub.url, tmp_path)
    record = json.loads((tmp_path / NAME / "record.json").read_bytes())
    assert record["revision"] == make_manifest().revision
    assert record["source"]["originals"][1]["sha256"] == hashlib.sha256(CHECKPOINT).hexdigest()
    accepted = record["licence"]
    assert (accepted["text"], accepted["text_sha256"]) == ("licence", hashlib.sha256(LICENCE).hexdigest())
    assert accepted["territory"] == "JP" and accepted["accepted_at"].endswith("Z")
    assert (tmp_path / NAME / "licence.txt").read_bytes() == LICENCE


def test_a_repository_without_a_licence_file_has_our_summary_accepted_and_says_so(hub, tmp_path):
    del hub.files["LICENSE"]
    accepted = installed(hub.url, tmp_path).licence
    summary = make_manifest().licence.summary
    assert (accepted.text, accepted.text_sha256) == ("summary", hashlib.sha256(summary.encode()).hexdigest())


def test_other_bytes_than_the_manifest_pins_install_nothing(hub, tmp_path):
    hub.sends[CHECKPOINT_PATH] = CHECKPOINT[:-1] + b"x"
    with pytest.raises(WrongBytes, match="nothing was installed"):
        installed(hub.url, tmp_path)
    assert left_in(tmp_path) == [f"{NAME}.part/fetched/{CONFIG_PATH}"]
    with pytest.raises(WeightsNotInstalled, match=f"orfeas models download {NAME}"):
        installed_for("hunyuan3d21", folder=tmp_path)


def test_a_hash_that_only_the_hub_tells_is_held_too(hub, tmp_path):
    hub.sends[CONFIG_PATH] = hub.files[CONFIG_PATH].replace(b"model", b"medal")
    with pytest.raises(WrongBytes, match=r"config\.yaml"):
        installed(hub.url, tmp_path)


def test_more_bytes_than_were_promised_are_refused_before_the_disk_is_full(hub, tmp_path):
    hub.sends[CHECKPOINT_PATH] = CHECKPOINT * 3
    with pytest.raises(WrongBytes, match="has more than"):
        installed(hub.url, tmp_path)
    assert left_in(tmp_path) == [
        f"{NAME}.part/fetched/{name}" for name in (CONFIG_PATH, f"{CHECKPOINT_PATH}.part.json")
    ]


def test_a_hub_with_another_file_is_refused_before_a_byte_of_it_comes(hub, tmp_path):
    hub.says[CHECKPOINT_PATH] = "0" * 64
    with pytest.raises(AnotherFile, match="its hash is 0000"):
        installed(hub.url, tmp_path)
    assert hub.served(CHECKPOINT_PATH) == 0


def test_a_licence_that_is_no_text_is_not_fetched(hub, tmp_path):
    hub.files["LICENSE"] = bytes(2_000_000)
    with pytest.raises(AnotherFile, match="is no text"):
        installed(hub.url, tmp_path)
    assert hub.served("LICENSE") == 0


def test_a_hub_that_tells_no_hash_is_refused_where_there_is_none_of_ours(hub, tmp_path):
    hub.tells_hashes = False
    with pytest.raises(NothingToCheckBy, match="a hash of"):
        installed(hub.url, tmp_path)


def test_after_a_cut_line_only_the_rest_is_fetched(hub, tmp_path):
    hub.cuts = [len(LICENCE), 10_000, 40_000, 20_000]
    pauses = []
    installed(hub.url, tmp_path, wait=pauses.append)
    assert hub.served(CHECKPOINT_PATH) == len(CHECKPOINT)
    assert len(pauses) == 2 and pauses[0] < pauses[1]


def test_a_line_that_goes_on_breaking_is_told_and_what_came_is_kept(hub, tmp_path):
    hub.cuts = [len(LICENCE), 10_000, 16_384, *[0] * 30]
    with pytest.raises(LineCut, match="16,384 of 112,9") as caught:
        installed(hub.url, tmp_path)
    assert caught.value.kind is Kind.UNAVAILABLE
    hub.cuts.clear()
    installed(hub.url, tmp_path)
    assert hub.served(CHECKPOINT_PATH) == len(CHECKPOINT)


def test_a_hub_that_knows_no_ranges_sends_it_anew(hub, tmp_path):
    hub.cuts, hub.knows_ranges = [len(LICENCE), 10_000, 40_000], False
    installed(hub.url, tmp_path)
    assert hub.served(CHECKPOINT_PATH) == len(CHECKPOINT) + 40_000


def test_what_was_begun_of_another_revision_is_no_beginning(hub, tmp_path):
    hub.cuts = [len(LICENCE), 10_000, 40_000, *[0] * 30]
    with pytest.raises(LineCut):
        installed(hub.url, tmp_path)
    hub.cuts.clear()
    part = tmp_path / f"{NAME}.part" / "fetched" / f"{CHECKPOINT_PATH}.part"
    note = part.with_name(f"{part.name}.json")
    note.write_text(note.read_text().replace(make_manifest().revision, "f" * 40))
    part.write_bytes(b"x" * 1000)
    installed(hub.url, tmp_path)
    assert hub.served(CHECKPOINT_PATH) == 40_000 + len(CHECKPOINT)


@pytest.mark.parametrize(
    ("status", "failure", "says"),
    [
        (401, HubRefuses, "make a token and set HF_TOKEN"),
        (403, HubRefuses, "make a token and set HF_TOKEN"),
        (404, NotOnTheHub, "orfeas models register PATH"),
        (429, HubBusy, "Run the same command again in some minutes"),
        (503, HubFails, r"status 503.*Run the same command again"),
    ],
)
def test_whatever_the_hub_answers_is_a_sentence_with_what_helps(hub, tmp_path, status, failure, says):
    del hub.files["LICENSE"]
    hub.statuses = [status] * 30
    with pytest.raises(failure, match=says):
        installed(hub.url, tmp_path)
    assert left_in(tmp_path) == [] or left_in(tmp_path)[0].startswith(f"{NAME}.part/")


def test_a_hub_in_trouble_for_a_moment_is_asked_again(hub, tmp_path):
    hub.statuses = [503, 429]
    record = installed(hub.url, tmp_path)
    assert hub.statuses == [] and read_record(tmp_path, NAME) == record


def test_a_hub_that_is_not_there_is_told_by_name(tmp_path):
    with pytest.raises(HubUnreachable, match=r"127\.0\.0\.1 cannot be reached: .*refused"):
        installed("http://127.0.0.1:9", tmp_path)


def test_offline_nothing_is_asked(hub, tmp_path):
    with pytest.raises(Offline, match="orfeas models import FILE"):
        installed(hub.url, tmp_path, is_offline=True)
    assert hub.asked == [] and left_in(tmp_path) == []


def test_a_full_disk_is_told_before_anything_large_is_fetched(hub, tmp_path, monkeypatch):
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=150_000))
    with pytest.raises(NoSpace, match=r"226\.\d kB are needed .* for the download and its conversion, and 150\.0 kB"):
        installed(hub.url, tmp_path)
    assert hub.served(CHECKPOINT_PATH) == 0 and left_in(tmp_path) == []


@pytest.mark.parametrize("territory", ["DE", "FR", "RE", "EU", "GB", "uk", "KR", "el"])
def test_an_excluded_territory_is_refused_with_another_engine_named_and_nothing_asked(hub, tmp_path, territory):
    with pytest.raises(TerritoryExcluded, match="orfeas models download triposr` and use the engine triposr instead"):
        installed(hub.url, tmp_path, territory=territory)
    assert hub.asked == []


def test_a_territory_is_never_guessed(hub, tmp_path):
    with pytest.raises(
        TerritoryNotDeclared, match=r"the European Union, the United Kingdom or South Korea.*ORFEAS_TERR"
    ):
        installed(hub.url, tmp_path, territory=None)
    with pytest.raises(TerritoryUnknown, match="XX, which is no country"):
        installed(hub.url, tmp_path, territory="XX")
    free = replace(make_manifest().licence, excludes=())
    assert installed(hub.url, tmp_path, territory=None, manifest=make_manifest(licence=free)).licence.territory is None


def test_a_licence_that_is_not_accepted_leaves_nothing(hub, tmp_path):
    shown = []
    with pytest.raises(LicenceNotAccepted, match=r"--accept-licence tencent-hunyuan-3d-2\.1-community") as caught:
        installed(hub.url, tmp_path, answer=lambda manifest, text: shown.append(text))
    assert caught.value.kind is Kind.FORBIDDEN
    assert shown == [LICENCE] and left_in(tmp_path) == [] and hub.served(CHECKPOINT_PATH) == 0


def test_weights_are_installed_once_and_by_one_at_a_time(hub, tmp_path):
    with claimed(tmp_path, NAME), pytest.raises(InUse, match="process"):
        installed(hub.url, tmp_path)
    installed(hub.url, tmp_path)
    with pytest.raises(AlreadyInstalled, match=f"orfeas models remove {NAME}"):
        installed(hub.url, tmp_path)


def test_the_token_goes_to_the_hub_and_nowhere_else(hub, tmp_path, caplog):
    hub.wants_token = TOKEN
    with pytest.raises(HubRefuses), caplog.at_level("DEBUG"):
        installed(hub.url, tmp_path)
    record = installed(hub.url, tmp_path, token=TOKEN)
    brought = {(asked.path.startswith("/elsewhere/"), "Authorization" in asked.headers) for asked in hub.asked[1:]}
    assert brought == {(False, True), (True, False)}
    kept = "".join(path.read_text("latin-1") for path in tmp_path.rglob("*") if path.is_file())
    assert TOKEN not in kept + repr(record) + caplog.text + repr(Hub(hub.url, token=SecretStr(TOKEN)))


def test_weights_of_another_kind_are_kept_as_they_are(hub, tmp_path):
    hub.files["network.onnx"] = bytes(20_000)
    file = PublishedFile(path="network.onnx", size=None, sha256=None, sha256_source=None, becomes="kept")
    free = replace(make_manifest().licence, excludes=())
    manifest = make_manifest(name="cutter", engine="matting", files=(file,), licence=free, alternative=None, base=None)
    record = installed(hub.url, tmp_path, manifest=manifest)
    assert (record.converter, record.config, record.base) == (None, None, None)
    (kept,) = installed_for("matting", folder=tmp_path).files
    assert kept.path == tmp_path / "cutter" / "network.onnx" and kept.path.read_bytes() == bytes(20_000)


def test_a_record_that_cannot_be_read_is_not_taken_for_none(hub, tmp_path):
    installed(hub.url, tmp_path)
    (tmp_path / NAME / "record.json").write_text('{"name": 1}')
    with pytest.raises(Exception, match=f"orfeas models remove {NAME}"):
        installed_for("hunyuan3d21", folder=tmp_path)
    assert installed_weights_of("hunyuan3d21", folder=tmp_path) is None
    (tmp_path / NAME / "record.json").unlink()
    assert read_record(tmp_path, NAME) is None
    installed(hub.url, tmp_path)
