"""The numbers of two processes on one page."""

import os
import subprocess
import sys

from orfeas.telemetry.metrics import empty_shared_folder, forget_process

COUNT = """
from orfeas.telemetry.metrics import JOBS_FINISHED, LIVE_CONNECTIONS
JOBS_FINISHED.labels('generate', 'succeeded').inc({count})
LIVE_CONNECTIONS.labels('sse').inc({count})
import os; print(os.getpid())
"""
SHOW = "import sys; from orfeas.telemetry.metrics import expose; sys.stdout.buffer.write(expose())"


def run(code, folder):
    environment = dict(os.environ, PROMETHEUS_MULTIPROC_DIR=str(folder))
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_counts_of_all_processes_are_added_and_outlive_them_while_gauges_of_dead_ones_go(tmp_path):
    folder = tmp_path / "metrics"
    folder.mkdir()
    (folder / "counter_1.db").write_bytes(b"of a former run")
    empty_shared_folder(folder)
    assert list(folder.iterdir()) == []
    first = int(run(COUNT.format(count=2), folder))
    run(COUNT.format(count=3), folder)
    shown = run(SHOW, folder)
    assert 'orfeas_jobs_finished_total{kind="generate",outcome="succeeded"} 5.0' in shown
    assert 'orfeas_live_connections{transport="sse"} 5.0' in shown
    forget_process(folder, first)
    shown = run(SHOW, folder)
    assert 'orfeas_jobs_finished_total{kind="generate",outcome="succeeded"} 5.0' in shown
    assert 'orfeas_live_connections{transport="sse"} 3.0' in shown
    assert "process_resident_memory_bytes" in shown


def test_alone_a_process_shows_its_own():
    code = COUNT.format(count=1).replace("import os; print(os.getpid())", "") + SHOW
    environment = {name: value for name, value in os.environ.items() if name != "PROMETHEUS_MULTIPROC_DIR"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert 'orfeas_jobs_finished_total{kind="generate",outcome="succeeded"} 1.0' in done.stdout
