"""A process that has imported everything once and forks itself into workers and servers: a start takes milliseconds.

It reads one JSON line a start ({module, environment, log}) and writes one a start ({started: pid}) and one an end
({ended: pid, status, at}). What it forks is a process of its own session, with nothing shared but the code.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import json
import os
import signal
import sys
import time
import traceback

PR_SET_PDEATHSIG = 1
WARM = ("orfeas.api.app", "orfeas.generations.publish", "procrastinate", "psycopg")


def main() -> int:
    for name in [*WARM, *sys.argv[1:]]:
        importlib.import_module(name)
    gc.freeze()
    signal.signal(signal.SIGCHLD, _report_ends)
    for line in sys.stdin:
        asked = json.loads(line)
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
        pid = os.fork()
        if pid == 0:
            _become(**asked)
        _say({"started": pid})
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    return 0


def _become(*, module: str, environment: dict[str, str], log: str) -> None:
    status = 1
    try:
        os.setsid()
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
        out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for number, source in ((0, os.open(os.devnull, os.O_RDONLY)), (1, out), (2, out)):
            os.dup2(source, number)
        os.environ.update(environment)
        sys.argv = [module]
        status = importlib.import_module(module).main() or 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _report_ends(_number: int, _frame: object) -> None:
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            _say({"ended": pid, "status": os.waitstatus_to_exitcode(status), "at": time.time()})


def _say(notice: dict[str, object]) -> None:
    os.write(1, (json.dumps(notice) + "\n").encode())


if __name__ == "__main__":
    sys.exit(main())
