"""What the service adds to the engine's own time, and how fast events travel: `python -m benchmarks.overhead`.

Overhead of a job = (terminal event seen - 202 received) - the stage seconds the pipeline recorded. Beside it, in the
same run and machine, the same work behind Gradio's queue (`--peer PYTHON`: an interpreter with gradio and our
package; `make bench-peer` makes one). Jobs are sent one after another, the same draft recipe with another seed each.
"""

from __future__ import annotations

import argparse
import datetime
import json
import tempfile
import time
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from benchmarks import peer
from benchmarks.record import percentile, write_result
from running import Studio, running_studio

PICTURE = Path("samples/mushroom.png")


@dataclass(frozen=True)
class Timed:
    """One job, in seconds."""

    overhead: float
    first_event: float
    commit_to_client: float
    stages: float
    num_progress: int


def post(url: str, payload: bytes, content_type: str) -> dict[str, Any]:
    request = urllib.request.Request(url, payload, {"Content-Type": content_type}, method="POST")
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def upload(studio: Studio, path: Path) -> str:
    mark = uuid.uuid4().hex
    head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{path.name}"\r\n\r\n'
    body = head.encode() + path.read_bytes() + f"\r\n--{mark}--\r\n".encode()
    return str(post(f"{studio.url}/api/v1/uploads", body, f"multipart/form-data; boundary={mark}")["id"])


@contextmanager
def live(studio: Studio) -> Iterator[ClientConnection]:
    with connect(studio.url.replace("http", "ws") + "/api/v1/live") as socket:
        socket.send('{"after": null}')
        socket.recv(timeout=10)
        yield socket


def one_job(studio: Studio, socket: ClientConnection, upload_id: str, seed: int) -> Timed:
    asked = json.dumps({"upload_id": upload_id, "recipe": "draft", "seed": seed}).encode()
    sent = time.time()
    job = post(f"{studio.url}/api/v1/generate-3d", asked, "application/json")
    accepted = time.time()
    first, num_progress, stages = None, 0, set()
    while True:
        message = json.loads(socket.recv(timeout=60))
        seen = time.time()
        if message.get("job", {}).get("id") != job["id"]:
            continue
        first = first or seen
        state = message["job"]
        if state["state"] == "running" and state["stage"] is not None:
            num_progress += 1
            stages.add(state["stage"])
        if state["state"] not in ("queued", "running"):
            break
    assert state["state"] == "succeeded", state
    report = studio.get(f"/api/v1/assets/{state['asset_id']}/report")
    own = sum(stage["seconds"] for stage in report["stages"])  # type: ignore[attr-defined]
    finished = datetime.datetime.fromisoformat(state["finished_at"]).timestamp()
    return Timed(seen - accepted - own, first - sent, seen - finished, own, num_progress)


def row(name: str, values: list[float], demand: str) -> str:
    p50, p95 = (1000 * percentile(values, share) for share in (0.50, 0.95))
    return f"| {name} | {len(values)} | {p50:.0f} | {p95:.0f} | {1000 * max(values):.0f} | {demand} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--jobs", type=int, default=60)
    parser.add_argument("--peer", type=Path, help="an interpreter with gradio and orfeas")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with running_studio(Path(folder) / "home") as studio:
            upload_id = upload(studio, PICTURE)
            with live(studio) as socket:
                for seed in (1, 2):
                    one_job(studio, socket, upload_id, seed)
                jobs = [one_job(studio, socket, upload_id, 100 + number) for number in range(asked.jobs)]
    lines = [
        "| measured | n | p50 ms | p95 ms | max ms | to hold |",
        "|---|---|---|---|---|---|",
        row("overhead per job, ORFEAS Studio", [job.overhead for job in jobs], "p50 < 50, p95 < 150"),
    ]
    if asked.peer:
        theirs = peer.overheads(asked.peer, PICTURE, num_jobs=asked.jobs)
        lines.append(row("overhead per job, Gradio's queue, same work", theirs, ""))
    lines += [
        row("submit to first event", [job.first_event for job in jobs], "p95 < 100"),
        row("commit of the end to client", [job.commit_to_client for job in jobs], "p95 < 100"),
        "",
        f"Work of one job: {percentile([job.stages for job in jobs], 0.5):.2f} s (median of the recorded stages). "
        f"Progress commits a job: at most {max(job.num_progress for job in jobs)} (to hold: 3).",
    ]
    if not asked.peer:
        lines.append("Gradio was not measured in this run (no --peer).")
    write_result("overhead", "Overhead of the service per job, and how fast events travel", lines)


if __name__ == "__main__":
    main()
