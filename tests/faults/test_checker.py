"""The checker sees each kind of break, one at a time, in a record that is otherwise whole."""

import copy
import hashlib
from dataclasses import fields
from datetime import UTC, datetime, timedelta

import pytest

from orfeas.assets.blobs.disk import Disk, manifest_from_json, read_manifest
from orfeas.mesh.formats.glb import write_glb
from tests.faults import checker
from tests.faults.checker import Snapshot
from tests.faults.history import History
from tests.makers import make_material, make_textured_cube

THEN = datetime(2026, 1, 1, tzinfo=UTC)
JOB, KEY = "j1", "key"


@pytest.fixture
def disk(tmp_path):
    return Disk(tmp_path)


@pytest.fixture
def whole(disk):
    """One job that was claimed twice and succeeded, with its asset, its picture and five events."""
    with disk.workspace() as workspace:
        folder = workspace / "files"
        folder.mkdir()
        maker = {"job_id": JOB, "attempt": 2}
        (folder / "asset.glb").write_bytes(write_glb(make_textured_cube(), make_material(16), extras=maker))
        manifest = read_manifest(folder)
        disk.place_set(folder, manifest)
    picture = disk.place_file(b"picture")
    moves = [("queued", 0, None), ("running", 1, None), ("queued", 1, None), ("running", 2, "shape#2")]
    happened = [*moves, ("succeeded", 2, "shape#2")]
    job = {
        "id": JOB, "state": "succeeded", "attempt": 2, "cached": False, "result": {"asset_id": "a1"}, "event_seq": 5,
        "finished_at": THEN, "deadline_at": THEN + timedelta(seconds=60), "idempotency_key": KEY,
    }  # fmt: skip
    return Snapshot(
        owners=[{"id": "o", "stream_seq": 5}],
        jobs=[job],
        events=[
            {"job_id": JOB, "owner_id": "o", "seq": seq, "stream_seq": seq, "state": state, "attempt": attempt,
             "stage": stage}
            for seq, (state, attempt, stage) in enumerate(happened, start=1)
        ],
        assets=[{"id": "a1", "job_id": JOB, "owner_id": "o", "fingerprint": "f", "deleted_at": None}],
        versions=[{"asset_id": "a1", "digest": manifest.digest, "manifest": manifest.to_json()}],
        job_files=[],
        uploads=[{"id": "u1", "sha256": picture, "size": 7, "idempotency_key": None}],
    )  # fmt: skip


@pytest.fixture
def history():
    told = History()
    told.call("generate", "unknown", key=KEY)
    told.call("generate", "ok", key=KEY, status=202, made=JOB)
    told.reading("/asset.glb", promised="abc", received="abc")
    for seq, state in enumerate(["queued", "running", "queued", "running", "succeeded"], start=1):
        told.event(JOB, seq, state)
    return told


def broken_by(now, history, disk):
    found = [
        *checker.check_promises(now, history, lease_seconds=1.0),
        *checker.check_results(now, disk),
        *checker.check_readings(history),
        *(each for version in now.versions for each in checker.check_set(disk, version["digest"], version["manifest"])),
        *(each for upload in now.uploads for each in checker.check_upload(disk, upload)),
        *checker.check_leftovers(now, disk),
        *checker.check_keys(now, history),
        *checker.check_events(now, history),
    ]
    return {violation.invariant for violation in found}


def changed(whole, table, number=0, **values):
    rows = {field.name: copy.deepcopy(getattr(whole, field.name)) for field in fields(whole)}
    rows[table][number].update(values)
    return Snapshot(**rows)


def test_whole_record_breaks_nothing(whole, history, disk):
    assert broken_by(whole, history, disk) == set()


def test_promised_job_that_is_not_there_is_lost(whole, history, disk):
    history.call("generate", "ok", made="j2")
    assert broken_by(whole, history, disk) == {"I1"}


def test_promised_job_that_never_ends_is_lost(whole, history):
    live = changed(whole, "jobs", state="running", finished_at=None)
    assert len(checker.check_promises(live, history, lease_seconds=1.0)) == 1


def test_job_may_end_two_leases_after_its_deadline_and_no_later(whole, history):
    late = changed(whole, "jobs", finished_at=THEN + timedelta(seconds=61.9))
    assert checker.check_promises(late, history, lease_seconds=1.0) == []
    later = changed(whole, "jobs", finished_at=THEN + timedelta(seconds=62.1))
    assert len(checker.check_promises(later, history, lease_seconds=1.0)) == 1


def test_success_needs_one_result_and_only_success_has_one(whole, history, disk):
    without = Snapshot(**{**vars(whole), "assets": []})
    assert "I2" in broken_by(without, history, disk)
    twice = Snapshot(**{**vars(whole), "assets": [*whole.assets, {**whole.assets[0], "id": "a2"}]})
    assert "I2" in broken_by(twice, history, disk)
    failed = changed(whole, "jobs", state="failed")
    assert "I2" in {violation.invariant for violation in checker.check_results(failed, disk)}


def test_result_of_an_earlier_attempt_is_seen_in_the_file_itself(whole, disk):
    heir = changed(whole, "jobs", attempt=3)
    [violation] = checker.check_results(heir, disk)
    assert "attempt 3, was made by attempt 2" in violation.what


def test_progress_that_an_earlier_attempt_wrote_is_seen(whole, history, disk):
    assert broken_by(changed(whole, "events", 3, stage="shape#1"), history, disk) == {"I2"}


def test_torn_reading_is_seen(whole, history, disk):
    history.reading("/asset.glb", promised="abc", received="abd")
    assert broken_by(whole, history, disk) == {"I3"}


def test_answer_that_must_never_be_given_is_seen(whole, history, disk):
    history.trouble("generate was answered 500")
    assert broken_by(whole, history, disk) == {"I3"}


def test_changed_byte_and_missing_file_are_seen(whole, history, disk):
    path = disk.set_path(whole.versions[0]["digest"]) / "asset.glb"
    payload = bytearray(path.read_bytes())
    payload[-1] ^= 1
    path.write_bytes(payload)
    assert broken_by(whole, history, disk) == {"I3"}
    path.unlink()
    assert broken_by(whole, history, disk) == {"I4"}


def test_file_that_does_not_parse_is_seen_though_its_hash_is_right(whole, history, disk):
    path = disk.set_path(whole.versions[0]["digest"]) / "asset.glb"
    payload = path.read_bytes()[:-40]
    path.write_bytes(payload)
    file = {"name": "asset.glb", "size": len(payload), "sha256": hashlib.sha256(payload).hexdigest()}
    assert manifest_from_json([file]).size == len(payload)
    [violation] = checker.check_set(disk, whole.versions[0]["digest"], [file])
    assert violation.invariant == "I3" and "does not parse" in violation.what


def test_half_a_file_is_a_violation_and_does_not_stop_the_checker(whole, history, disk):
    path = disk.set_path(whole.versions[0]["digest"]) / "asset.glb"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert broken_by(whole, history, disk) == {"I3"}


def test_missing_picture_is_seen(whole, history, disk):
    disk.drop_file(whole.uploads[0]["sha256"])
    assert broken_by(whole, history, disk) == {"I4"}


@pytest.mark.parametrize("kind", ["set", "file", "tmp"])
def test_what_a_sweep_left_is_seen(whole, history, disk, kind):
    if kind == "set":
        (disk.sets / "aa" / "aaaa").mkdir(parents=True)
    elif kind == "file":
        disk.place_file(b"nobody's")
    else:
        (disk.temporary / "half").mkdir()
    assert broken_by(whole, history, disk) == {"I4"}


def test_key_with_two_jobs_is_seen(whole, history, disk):
    history.call("generate", "ok", key=KEY, made="j9")
    assert "I5" in broken_by(whole, history, disk)


def test_job_that_is_not_under_the_key_it_was_answered_for_is_seen(whole, history, disk):
    assert broken_by(changed(whole, "jobs", idempotency_key="other"), history, disk) == {"I5"}


def test_gap_in_the_events_is_seen_in_the_job_and_in_the_stream(whole, history):
    gap = changed(whole, "events", 2, seq=7, stream_seq=7)
    found = [violation.what for violation in checker.check_events(gap, history)]
    assert any("are not 1 to 5" in what for what in found) and any("gaps or repeats" in what for what in found)


def test_terminal_event_that_is_not_last_or_comes_twice_is_seen(whole, history, disk):
    assert "I7" in broken_by(changed(whole, "events", 3, state="succeeded"), history, disk)


def test_client_that_missed_an_event_is_seen(whole, disk):
    told = History()
    for seq, state in ((1, "queued"), (2, "running"), (5, "succeeded")):
        told.event(JOB, seq, state)
    assert broken_by(whole, told, disk) == {"I7"}
