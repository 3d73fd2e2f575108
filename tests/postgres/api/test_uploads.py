"""Pictures over HTTP: kept as canonical PNG, once for each key, and nothing of them when they are refused."""

import concurrent.futures
import io

import pytest
from PIL import Image

from tests.postgres.api.conftest import assert_problem, picture, serving_here


def send(client, payload, *, name="owl.png", headers=None, field="file", **fields):
    return client.post("/api/v1/uploads", files={field: (name, payload)}, data=fields, headers=headers or {})


def test_a_picture_comes_back_upright_whole_and_without_metadata(client):
    image = Image.new("RGB", (60, 40), (10, 200, 30))
    exif = image.getexif()
    exif[0x0112], exif[0x010F] = 6, "secret camera"
    buffer = io.BytesIO()
    image.save(buffer, format="JPEG", exif=exif, comment=b"secret place")
    answer = send(client, buffer.getvalue(), name="C:\\pictures\\My Owl.final.jpg")
    found = answer.json()
    assert answer.status_code == 201
    assert answer.headers["location"] == f"/api/v1/uploads/{found['id']}"
    assert (found["width"], found["height"], found["name"]) == (40, 60, "My Owl.final")
    assert client.get(answer.headers["location"]).json() == found
    kept = client.get(found["picture_url"])
    assert kept.headers["content-type"] == "image/png"
    assert kept.headers["etag"] == f'"{found["sha256"]}"' and len(kept.content) == found["bytes"]
    assert b"secret" not in kept.content
    shown = Image.open(io.BytesIO(kept.content))
    assert shown.size == (40, 60) and not shown.info


def test_the_same_picture_twice_is_two_uploads_and_one_file(api):
    first, second = api.upload(seed=5), api.upload(seed=5)
    assert first["id"] != second["id"] and first["sha256"] == second["sha256"]
    assert len([path for path in api.stored() if path.endswith(first["sha256"])]) == 1


def test_one_key_is_one_upload_however_often_it_is_sent(client):
    key = {"Idempotency-Key": "upload-1"}
    first = send(client, picture(seed=6), headers=key)
    again = send(client, picture(seed=6), headers=key)
    assert first.json() == again.json() and again.status_code == 201


def test_one_key_sent_twenty_times_at_once_is_one_upload(api):
    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        sent = [
            pool.submit(send, api.client, picture(seed=7), headers={"Idempotency-Key": "upload-20"}) for _ in range(20)
        ]
        ids = {each.result().json()["id"] for each in sent}
    assert len(ids) == 1


def test_another_picture_under_a_used_key_is_refused_and_not_kept(api, client):
    key = {"Idempotency-Key": "upload-2"}
    assert send(client, picture(seed=8), headers=key).status_code == 201
    before = api.stored()
    assert_problem(send(client, picture(seed=9), headers=key), 422, "key_reused")
    assert api.stored() == before


@pytest.mark.parametrize("key", ["", "two words", "tab\there", "x" * 201])
def test_a_key_nobody_can_use_is_refused(client, key):
    assert_problem(send(client, picture(), headers={"Idempotency-Key": key}), 422, "unusable_request")


def test_forms_that_are_none_of_ours_are_refused_by_name(api, client):
    before = api.stored()
    assert_problem(send(client, picture(), field="picture"), 422, "unusable_request")
    assert_problem(client.post("/api/v1/uploads", files={"other": (None, "text")}), 422, "no_picture")
    found = assert_problem(send(client, picture(), colour="red"), 422, "unusable_request")
    assert found["errors"] == [{"field": "colour", "problem": "is not known here"}]
    two = [("file", ("a.png", picture())), ("file", ("b.png", picture()))]
    assert_problem(client.post("/api/v1/uploads", files=two), 400, "malformed_body")
    text = client.post(
        "/api/v1/uploads",
        content=b'--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nhello\r\n--b--\r\n',
        headers={"Content-Type": "multipart/form-data; boundary=b"},
    )
    assert_problem(text, 422, "unusable_request")
    assert api.stored() == before


def test_a_full_disk_refuses_new_work_and_keeps_nothing(database_url, tmp_path):
    with serving_here(database_url, tmp_path / "home", min_free_bytes=1 << 60) as api:
        refused = send(api.client, picture())
        found = assert_problem(refused, 503, "disk_nearly_full")
        assert "Delete assets" in found["detail"] and refused.headers["retry-after"]
        form = {"files": {"image": ("owl.png", picture())}}
        assert_problem(api.client.post("/api/v1/generate-3d", **form), 503, "disk_nearly_full")
        assert_problem(api.ask("00000000-0000-7000-8000-000000000001"), 503, "disk_nearly_full")
        assert api.client.get("/api/v1/jobs").json()["items"] == []
        assert api.stored() == []


def test_a_disk_that_takes_no_more_is_503_and_leaves_no_row(api, client, monkeypatch):
    def refuse(*_arguments):
        raise OSError(28, "No space left on device")

    before = api.stored()
    with monkeypatch.context() as patch:
        patch.setattr("orfeas.assets.blobs.disk.sync_file", refuse)
        found = assert_problem(
            send(client, picture(seed=10), headers={"Idempotency-Key": "full"}), 503, "upload_not_kept"
        )
    assert "No space left" in found["detail"]
    assert api.stored() == before
    assert send(client, picture(seed=11), headers={"Idempotency-Key": "full"}).status_code == 201


def test_large_pictures_are_scaled_before_they_are_kept(client):
    buffer = io.BytesIO()
    Image.new("L", (2100, 1050), 90).save(buffer, format="JPEG")
    found = send(client, buffer.getvalue(), name="large.jpg").json()
    assert (found["width"], found["height"]) == (2048, 1024)


def test_this_process_opens_no_picture_of_a_stranger(api, client, monkeypatch):
    def never(*_arguments, **_options):
        raise AssertionError("a picture was opened outside the sandbox")

    api.upload(seed=12)  # the child is warm
    monkeypatch.setattr(Image, "open", never)
    monkeypatch.setattr("orfeas.intake.decode.decode_picture", never)
    assert send(client, picture(seed=13)).status_code == 201


def test_limits_of_the_settings_hold(database_url, tmp_path):
    with serving_here(database_url, tmp_path, upload_max_bytes=2000) as api:
        found = assert_problem(send(api.client, picture(kind="noise")), 413, "upload_too_large")
        assert "2,000" in found["detail"]
        assert api.stored() == []
