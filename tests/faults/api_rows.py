"""Rows of the API: killed while a picture comes in and between commit and answer; fifty identical requests at once."""

from __future__ import annotations

import random
import signal
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

from tests.faults import points
from tests.faults.client import Client
from tests.faults.follower import Follower
from tests.faults.site import Grounds, Process, Site, await_that
from tests.faults.trials import GRACE_SECONDS, Crew, Outcome, Row, check_end, check_trial
from tests.faults.work import QUICK_SECONDS, set_pace
from tests.makers import make_picture_bytes

NUM_IDENTICAL = 50
MID_BODY = "mid-body"


class Door:
    """The API of a site; when it has died it starts again on the same port, as under the supervisor."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.server = self.open()

    def open(self) -> Process:
        self.server = self._site.start("tests.faults.api")
        probe = Client(self._site.port, self._site.history)
        await_that(probe.is_ready, "an API that is ready")
        probe.close()
        return self.server


def killed_while_uploading(grounds: Grounds, trials: int, lease_seconds: float) -> list[Outcome]:
    """Half the trials in the middle of the body, half around the commit; the client sends the picture again."""
    outcome = Outcome("API killed: uploading", "kill -9 amid the body, before and after the commit", lease_seconds)
    dice = random.Random(3)
    with grounds.site(lease_seconds=lease_seconds) as site:
        door = Door(site)
        for number in range(trials):
            with outcome.trial():
                where = (MID_BODY, "uploading", MID_BODY, "uploaded")[number % 4]
                _upload_through_death(site, door, where, outcome, dice, number=number)
        check_end([outcome], site)
    return [outcome]


def _upload_through_death(
    site: Site, door: Door, where: str, outcome: Outcome, dice: random.Random, *, number: int
) -> None:
    picture, key = make_picture_bytes("noise", pixels=96, seed=number), f"upload-{number}"
    client = Client(site.port, site.history)
    if where == MID_BODY:
        cut = dice.randrange(1024, len(picture) - 2048)

        def until_cut(num_sent: int) -> bool:
            if num_sent >= cut:
                door.server.kill()
            return num_sent < cut

        client.upload_slowly(picture, key=key, until_cut=until_cut)
        died_at = door.server.wait()[1]
    else:
        points.arm(site.home, where)
        assert client.upload(picture, key=key) is None, "an answer came from a server that was to die"
        died_at = _death_of(door, site, where)
    door.open()
    upload_id = client.insist(lambda: client.upload(picture, key=key))
    outcome.recovered(time.time() - died_at, within=GRACE_SECONDS + 5.0)
    outcome.count(where)
    row = client.get(f"/api/v1/uploads/{upload_id}")
    client.read_file(row["picture_url"], promised=row["sha256"])
    client.close()
    check_trial(outcome, site)


def killed_before_answering(grounds: Grounds, trials: int, lease_seconds: float) -> list[Outcome]:
    """The job is committed and nobody was told; the client asks again, and follows it through another death."""
    outcome = Outcome("API killed: commit to answer", "kill -9 around the commit of a job, then again", lease_seconds)
    with grounds.site(lease_seconds=lease_seconds) as site:
        door, _crew = Door(site), Crew(site)
        set_pace(site.home, QUICK_SECONDS)
        first = Client(site.port, site.history)
        upload_id = first.insist(lambda: first.upload(make_picture_bytes(pixels=64), key="picture"))
        for number in range(trials):
            with outcome.trial():
                where = ("submitted", "submitted", "submitted", "submitting")[number % 4]
                _submit_through_death(site, door, where, outcome, wish={"upload_id": upload_id, "seed": number})
        check_end([outcome], site)
    return [outcome]


def _submit_through_death(site: Site, door: Door, where: str, outcome: Outcome, *, wish: dict[str, object]) -> None:
    client, key = Client(site.port, site.history), str(uuid.uuid4())
    before = {str(row["id"]) for row in site.query("SELECT id FROM jobs")}
    points.arm(site.home, where)
    assert client.generate(wish, key=key) is None, "an answer came from a server that was to die"
    died_at = _death_of(door, site, where)
    made = {str(row["id"]) for row in site.query("SELECT id FROM jobs")} - before
    assert len(made) == (1 if where == "submitted" else 0), f"{len(made)} jobs were committed"
    door.open()
    job_id = client.insist(lambda: client.generate(wish, key=key))
    outcome.recovered(time.time() - died_at, within=GRACE_SECONDS + 5.0)
    assert made <= {job_id}, "the job that was committed is not the one that was answered"
    outcome.count(where)
    follower = Follower(site.port, job_id, site.history)
    follower.start()
    door.server.kill()
    door.open()
    site.await_over(job_id)
    follower.join(30)
    assert not follower.is_alive(), f"a client never saw the end of job {job_id}"
    client.close()
    check_trial(outcome, site)


def _death_of(door: Door, site: Site, where: str) -> float:
    status, died_at = door.server.wait()
    assert status == -signal.SIGKILL and points.is_struck(site.home, where), f"it did not die at {where} ({status})"
    return died_at


def identical(grounds: Grounds, trials: int, lease_seconds: float) -> list[Outcome]:
    """Fifty clients ask for the same at once; in every other trial they carry the same key."""
    outcome = Outcome("identical submissions", f"{NUM_IDENTICAL} at once, with one key or with none", lease_seconds)
    with grounds.site(lease_seconds=lease_seconds) as site, ThreadPoolExecutor(NUM_IDENTICAL) as crowd:
        _door, _crew = Door(site), Crew(site)
        set_pace(site.home, QUICK_SECONDS)
        first = Client(site.port, site.history)
        upload_id = first.insist(lambda: first.upload(make_picture_bytes(pixels=64), key="picture"))
        for number in range(trials):
            with outcome.trial():
                wish = {"upload_id": upload_id, "seed": number, "recipe": "draft"}
                _ask_all_at_once(site, crowd, outcome, wish, key=f"same-{number}" if number % 2 == 0 else None)
        check_end([outcome], site)
    return [outcome]


def _ask_all_at_once(
    site: Site, crowd: ThreadPoolExecutor, outcome: Outcome, wish: dict[str, object], *, key: str | None
) -> None:
    ready = threading.Barrier(NUM_IDENTICAL)

    def ask(_number: int) -> str:
        client = Client(site.port, site.history, timeout_seconds=60)
        client.connected().connect()
        ready.wait(30)
        try:
            return client.insist(lambda: client.generate(wish, key=key))
        finally:
            client.close()

    answered = set(crowd.map(ask, range(NUM_IDENTICAL)))
    jobs = [site.await_over(job_id) for job_id in answered]
    worked = [job for job in jobs if not job["cached"]]
    assert len(worked) == 1, f"{len(worked)} of {len(jobs)} jobs did the same work"
    assert key is None or len(jobs) == 1, f"one key was answered with {len(jobs)} jobs"
    assert len({job["result"]["asset_id"] for job in jobs}) == 1, "the same wish gave several assets"
    outcome.count("answers", NUM_IDENTICAL)
    check_trial(outcome, site)


ROWS = [
    Row("api-uploading", 20, killed_while_uploading),
    Row("api-answering", 20, killed_before_answering),
    Row("identical", 20, identical),
]
