"""Say in one sentence each what is missing before anything is installed. Runs on any Python 3."""

import shutil
import subprocess
import sys

NODE = (20, 19)


def missing_for_python():
    if sys.version_info < (3, 11):  # noqa: UP036 - it runs before the right Python is known
        found = "%d.%d" % sys.version_info[:2]  # noqa: UP031
        yield (
            "Python 3.11 or newer (this is "
            + found
            + "): apt install python3.11 python3.11-venv, then PYTHON=python3.11"
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        yield "the venv module: apt install python3-venv"
    if shutil.which("git") is None:
        yield "git: apt install git"


def missing_for_pages():
    if shutil.which("node") is None or shutil.which("npm") is None:
        yield "Node.js 20.19 or newer with npm, to build the web pages (a wheel has them built): nodejs.org"
        return
    version = subprocess.run(["node", "--version"], stdout=subprocess.PIPE, check=True).stdout.decode().strip()
    numbers = tuple(int(part) for part in version.lstrip("v").split(".")[:2])
    if numbers < NODE:
        yield "Node.js 20.19 or newer, to build the web pages (this is " + version + ")"


def main():
    missing = list(missing_for_pages() if "--node" in sys.argv else missing_for_python())
    for what in missing:
        sys.stderr.write("ORFEAS Studio needs " + what + "\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
