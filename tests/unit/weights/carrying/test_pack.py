"""Weights carried in a file: they come out as they went in, and a file that was tampered with brings nothing."""

import hashlib
import io
import json
import tarfile
from dataclasses import replace

import pytest

from orfeas.weights.carrying import unpack as room
from orfeas.weights.carrying.archive import ArchiveUnusable
from orfeas.weights.carrying.pack import FileThere, pack
from orfeas.weights.carrying.unpack import unpack
from orfeas.weights.install import AlreadyInstalled
from orfeas.weights.licence import LicenceNotAccepted, TerritoryExcluded
from orfeas.weights.register import register
from orfeas.weights.resolve import installed_for
from orfeas.weights.verify import WeightsDamaged, verify
from tests.installing import LICENCE, NAME, installed, make_manifest, miniature_hub, yes
from tests.published import config_yaml, safetensors_of, shapes, without_part


@pytest.fixture(scope="module")
def carried(tmp_path_factory):
    """A folder with weights, and the file they were written to."""
    folder = tmp_path_factory.mktemp("weights")
    with miniature_hub() as hub:
        installed(hub.url, folder)
    pack(NAME, folder / "carried.tar", folder=folder)
    return folder, folder / "carried.tar"


@pytest.fixture(autouse=True)
def ours(monkeypatch):
    monkeypatch.setattr(room, "find_manifest", lambda _name: make_manifest())


def brought(path, folder, **options):
    return unpack(path, folder=folder, **{"territory": "JP", "answer": yes, **options})


def test_what_went_in_comes_out_with_an_acceptance_of_its_own(carried, tmp_path):
    folder, path = carried
    shown = []
    record = brought(path, tmp_path, territory="US", answer=lambda manifest, text: shown.append(text) or True)
    there, here = (installed_for("hunyuan3d21", folder=each) for each in (folder, tmp_path))
    assert there.sha256 == here.sha256 and shown == [LICENCE] and record.licence.territory == "US"
    assert here.files[0].path.read_bytes() == there.files[0].path.read_bytes()
    verify(NAME, folder=tmp_path)
    with pytest.raises(AlreadyInstalled):
        brought(path, tmp_path)


def test_any_tar_program_can_look_into_it(carried):
    with tarfile.open(carried[1]) as archive:
        names = archive.getnames()
    assert names == [f"{NAME}/{name}" for name in ("record.json", "licence.txt", "config.json", "weights.safetensors")]


def test_linked_files_are_carried_along(tmp_path):
    rest = {name: shape for name, shape in shapes().items() if not name.startswith("vae.")}
    (tmp_path / "config.yaml").write_bytes(config_yaml())
    for name, held in (("dit", rest), ("vae", without_part(shapes(), "vae."))):
        (tmp_path / f"{name}.safetensors").write_bytes(safetensors_of(held))
    folder, other = tmp_path / "weights", tmp_path / "other"
    paths = {"path": tmp_path / "dit.safetensors", "vae": tmp_path / "vae.safetensors"}
    register(**paths, manifest=make_manifest(), folder=folder, territory="JP", answer=yes, name="two")
    pack("two", tmp_path / "two.tar", folder=folder)
    record = brought(tmp_path / "two.tar", other)
    assert [(file.path, file.prefix, file.is_linked) for file in record.files] == [
        ("linked-1.safetensors", "", False),
        ("linked-2.safetensors", "vae.", False),
    ]
    assert str(tmp_path) not in (other / "two" / "record.json").read_text()


def test_what_is_there_is_not_written_over_and_damage_is_not_carried_on(carried, tmp_path):
    folder, path = carried
    with pytest.raises(FileThere):
        pack(NAME, path, folder=folder)
    brought(path, tmp_path)
    weights = tmp_path / NAME / "weights.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"?")
    with pytest.raises(WeightsDamaged):
        pack(NAME, tmp_path / "again.tar", folder=tmp_path)
    assert not list(tmp_path.glob("again*"))


def test_territory_and_licence_hold_here_too(carried, tmp_path):
    with pytest.raises(TerritoryExcluded):
        brought(carried[1], tmp_path, territory="GB")
    with pytest.raises(LicenceNotAccepted):
        brought(carried[1], tmp_path, answer=lambda _manifest, _text: False)
    assert not (tmp_path / NAME).exists()


def rewritten(path, change):
    """The archive with its members changed: `change` gets and gives (name, content, type) in order."""
    with tarfile.open(path) as archive:
        members = [(each.name, archive.extractfile(each).read(), tarfile.REGTYPE) for each in archive]
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name, content, kind in change(members):
            described = tarfile.TarInfo(name)
            described.type, described.size = kind, len(content)
            described.linkname = "/etc/passwd" if kind == tarfile.SYMTYPE else ""
            archive.addfile(described, io.BytesIO(content))
    return made.getvalue()


def with_record(members, **changes):
    record = json.loads(members[0][1])
    record.update(changes)
    return [(members[0][0], json.dumps(record).encode(), tarfile.REGTYPE), *members[1:]]


def file_named(path):
    return {"path": path, "size": 5, "sha256": hashlib.sha256(b"hello").hexdigest(), "prefix": "", "modified_ns": None}


TAMPERED = {
    "cut short": lambda whole, path: whole[:-2000],
    "one bit": lambda whole, path: whole[:-2000] + bytes([whole[-2000] ^ 1]) + whole[-1999:],
    "no archive": lambda whole, path: b"<html>" * 200,
    "empty": lambda whole, path: b"",
    "the end at once": lambda whole, path: bytes(1024),
    "no record": lambda whole, path: rewritten(path, lambda members: members[1:]),
    "a record and nothing else": lambda whole, path: rewritten(path, lambda members: members[:1]),
    "a file is missing": lambda whole, path: rewritten(path, lambda members: members[:-1]),
    "a file too many": lambda whole, path: rewritten(path, lambda m: [*m, (f"{NAME}/more", b"x", tarfile.REGTYPE)]),
    "a file twice": lambda whole, path: rewritten(path, lambda members: [*members, members[-1]]),
    "a name that leads out": lambda whole, path: rewritten(
        path, lambda m: [*m[:-1], ("../../weights.safetensors", m[-1][1], tarfile.REGTYPE)]
    ),
    "a link": lambda whole, path: rewritten(path, lambda m: [*m[:-1], (m[-1][0], b"", tarfile.SYMTYPE)]),
    "a device": lambda whole, path: rewritten(path, lambda m: [*m[:-1], (m[-1][0], b"", tarfile.CHRTYPE)]),
    "an extension": lambda whole, path: rewritten(path, lambda m: [("x", b"30 mtime=1\n", tarfile.XHDTYPE), *m]),
    "its record leads out": lambda whole, path: rewritten(path, lambda m: with_record(m, files=[file_named("../out")])),
    "its record is absolute": lambda whole, path: rewritten(
        path, lambda m: with_record(m, files=[file_named("/tmp/out")])
    ),
    "its record names the record": lambda whole, path: rewritten(
        path, lambda m: with_record(m, files=[file_named("record.json")])
    ),
    "its record is of another engine": lambda whole, path: rewritten(path, lambda m: with_record(m, engine="depth")),
    "its record has another name": lambda whole, path: rewritten(path, lambda m: with_record(m, name="other")),
    "its record is no record": lambda whole, path: rewritten(path, lambda m: with_record(m, files=7)),
    "another licence": lambda whole, path: rewritten(
        path, lambda m: [m[0], (m[1][0], b"Do as you like.\n", tarfile.REGTYPE), *m[2:]]
    ),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_a_file_that_was_tampered_with_brings_nothing(carried, tmp_path, what):
    path = tmp_path / "tampered.tar"
    path.write_bytes(TAMPERED[what](carried[1].read_bytes(), carried[1]))
    with pytest.raises(ArchiveUnusable, match="orfeas models export"):
        brought(path, tmp_path / "weights")
    assert [each for each in (tmp_path / "weights").rglob("*") if each.suffix != ".lock"] == []
    assert sorted(each.name for each in tmp_path.iterdir() if each.name != "weights") == ["tampered.tar"]


def test_weights_of_nobody_are_refused_by_name(carried, tmp_path, monkeypatch):
    monkeypatch.undo()
    path = tmp_path / "other.tar"
    path.write_bytes(rewritten(carried[1], lambda members: with_record(members, manifest="nobodys")))
    with pytest.raises(Exception, match="There are no weights called nobodys"):
        brought(path, tmp_path / "weights")


def test_a_record_that_claims_other_tensors_is_held_against_them(carried, tmp_path):
    def other(members):
        weights = safetensors_of({name: shape for name, shape in shapes().items() if name != "model.x_embedder.bias"})
        held = file_named("weights.safetensors") | {"size": len(weights), "sha256": hashlib.sha256(weights).hexdigest()}
        named = (members[-1][0], weights, tarfile.REGTYPE)
        return [*with_record(members, files=[held])[:-1], named]

    path = tmp_path / "other.tar"
    path.write_bytes(rewritten(carried[1], other))
    with pytest.raises(Exception, match=r"model\.x_embedder\.bias is missing"):
        brought(path, tmp_path / "weights")
    assert replace(make_manifest()).name not in {each.name for each in (tmp_path / "weights").iterdir()}
