"""The wheel in an empty environment: the way most people will get ORFEAS Studio."""

import os
import shutil
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

import pytest

from running import running_studio

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "src" / "orfeas" / "api" / "pages" / "index.html"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    if not PAGES.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("the web pages are not built: make pages")
        pytest.skip("the web pages are not built: make pages")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def empty_environment(wheel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    constraints = ROOT / "constraints" / "ci.txt"
    install = [
        *(sys.executable, "-m", "pip", "--python", folder / "bin" / "python"),
        "install",
        "-q",
        "--no-compile",
        "--only-binary",
        ":all:",
        "-c",
        constraints,
        wheel,
    ]
    subprocess.run([str(part) for part in install], check=True)
    return folder


def test_wheel_carries_pages_migrations_the_simplifier_and_the_blender_program(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "orfeas/api/pages/index.html" in names
    assert any(name.startswith("orfeas/database/migrations/versions/0001") for name in names)
    assert "orfeas/mesh/meshopt_simplifier.wasm" in names
    assert {"orfeas/blender/program.py", "orfeas/blender/COPYING"} <= names
    assert not [name for name in names if "node_modules" in name or name.startswith("tests/")]


def test_wheel_alone_generates_an_asset(empty_environment, tmp_path):
    shutil.copy(ROOT / "samples" / "owl.png", tmp_path)
    command = [str(empty_environment / "bin" / "orfeas"), "generate", "owl.png", "--recipe", "draft"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "owl.glb").read_bytes()[:4] == b"glTF"


def test_wheel_alone_serves_the_studio(empty_environment, tmp_path):
    with running_studio(tmp_path / "home", python=str(empty_environment / "bin" / "python")) as studio:
        assert studio.get("/api/health")["status"] == "ok"
        with urllib.request.urlopen(studio.url + "/", timeout=10) as page:
            text = page.read().decode()
    assert "ORFEAS" in text and "__CSP_NONCE__" not in text
