"""Where bytes lie: whole or not at all, under the hash of what they are."""

import hashlib
import os
import time

import pytest

from orfeas.assets.blobs.disk import LOCK_NAME, Disk, read_manifest


@pytest.fixture
def disk(tmp_path):
    return Disk(tmp_path)


def make_set(disk, files):
    with disk.workspace() as workspace:
        folder = workspace / "set"
        folder.mkdir()
        for name, payload in files.items():
            (folder / name).write_bytes(payload)
        manifest = read_manifest(folder)
        disk.place_set(folder, manifest)
    return manifest


def test_the_same_files_lie_at_the_same_place_and_others_elsewhere(disk):
    first = make_set(disk, {"b": b"2", "a": b"1"})
    assert make_set(disk, {"a": b"1", "b": b"2"}).digest == first.digest
    assert make_set(disk, {"a": b"2", "b": b"1"}).digest != first.digest
    assert sorted(path.name for path in disk.set_path(first.digest).iterdir()) == ["a", "b"]


def test_the_manifest_says_size_and_hash_of_each_file(disk):
    (file,) = make_set(disk, {"asset.stl": b"solid"}).files
    assert (file.name, file.size, file.sha256) == ("asset.stl", 5, hashlib.sha256(b"solid").hexdigest())


def test_a_set_that_is_there_already_is_kept_and_counts_as_fresh(disk):
    manifest = make_set(disk, {"a": b"1"})
    os.utime(disk.set_path(manifest.digest), (0, 0))
    assert disk.set_digests(older_than_seconds=60) == [manifest.digest]
    make_set(disk, {"a": b"1"})
    assert disk.set_digests(older_than_seconds=60) == []


def test_a_workspace_leaves_nothing_behind_even_when_its_work_fails(disk):
    with pytest.raises(ZeroDivisionError), disk.workspace() as folder:
        (folder / "half").write_bytes(b"x")
        raise ZeroDivisionError
    assert list(disk.temporary.iterdir()) == []


def test_a_file_lies_under_its_hash(disk):
    sha256 = disk.place_file(b"picture")
    assert sha256 == hashlib.sha256(b"picture").hexdigest()
    assert disk.file_path(sha256).read_bytes() == b"picture"
    assert list(disk.temporary.iterdir()) == []


def test_a_workspace_in_use_is_not_abandoned_and_a_dead_ones_is(disk):
    dead = disk.temporary / "dead"
    dead.mkdir()
    (dead / LOCK_NAME).touch()
    with disk.workspace():
        assert disk.abandoned(older_than_seconds=0) == [dead]
    assert disk.abandoned(older_than_seconds=time.time()) == []


def test_a_dropped_set_is_gone_and_dropping_it_twice_is_no_trouble(disk):
    digest = make_set(disk, {"a": b"1"}).digest
    disk.drop_set(digest)
    disk.drop_set(digest)
    assert not disk.set_path(digest).exists() and list(disk.temporary.iterdir()) == []
