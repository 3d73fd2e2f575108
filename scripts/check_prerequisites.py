"""Say in one sentence what is missing before anything is installed. Runs on any Python 3."""

import shutil
import sys


def main():
    missing = []
    if sys.version_info < (3, 11):  # noqa: UP036 - it runs before the right Python is known
        missing.append(
            "Python 3.11 or newer (this is %d.%d): apt install python3.11 python3.11-venv" % sys.version_info[:2]  # noqa: UP031
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        missing.append("the venv module: apt install python3-venv")
    if shutil.which("git") is None:
        missing.append("git: apt install git")
    for what in missing:
        sys.stderr.write("ORFEAS Studio needs " + what + "\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
