"""The same work behind Gradio's queue, in an environment of its own: the peer of benchmarks/overhead.py.

As a program (`python -m benchmarks.peer PICTURE`) it is the server: one function behind the queue that makes the draft
asset and writes the same files, and says how long that took.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from running import free_port


def overheads(python: Path, picture: Path, *, num_jobs: int) -> list[float]:
    """Seconds between submitting and seeing the result that are not the work's own, one job after another."""
    script = f"from benchmarks.peer import drive; drive({free_port()}, {str(picture)!r}, {num_jobs})"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(("src", "tests", ".")), "GRADIO_ANALYTICS_ENABLED": "0"}
    command = [str(python), "-c", script]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=3600, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return [float(value) for value in json.loads(done.stdout.splitlines()[-1])]


def drive(port: int, picture: str, num_jobs: int) -> None:
    """In the peer's environment: start the server, send jobs through its own client, print the overheads."""
    from gradio_client import Client

    command = [sys.executable, "-m", "benchmarks.peer", picture, str(port)]
    server = subprocess.Popen(command, stdout=sys.stderr)
    try:
        client = _client(Client, f"http://127.0.0.1:{port}", server)
        found = []
        for number in range(num_jobs + 2):
            started = time.time()
            own = client.submit(100 + number, api_name="/generate").result()
            found.append(time.time() - started - float(own))
        print(json.dumps(found[2:]))
    finally:
        server.kill()
        server.wait()


def _client(client_class: type, url: str, server: subprocess.Popen[bytes]) -> object:
    for _ in range(240):
        try:
            return client_class(url, verbose=False)
        except Exception:
            if server.poll() is not None:
                break
            time.sleep(0.5)
    raise RuntimeError("Gradio did not start")


def serve(picture: Path, port: int) -> None:
    import gradio

    from orfeas.engines.load import open_engine
    from orfeas.generations.pipeline import make_asset
    from orfeas.generations.recipe import find_recipe
    from orfeas.generations.run import write_asset_files
    from orfeas.intake.decode import decode_picture

    payload = picture.read_bytes()

    def generate(seed: float) -> float:
        started = time.perf_counter()
        recipe = find_recipe("draft").with_options(seed=int(seed))
        finished = make_asset(decode_picture(payload), recipe, open_engine=open_engine)
        with tempfile.TemporaryDirectory() as folder:
            write_asset_files(Path(folder), finished, picture_png=payload)
        return time.perf_counter() - started

    page = gradio.Interface(generate, gradio.Number(), gradio.Number(), api_name="generate")
    page.queue().launch(server_name="127.0.0.1", server_port=port, quiet=True)


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]))
