"""Pictures of the page Models: a studio in which a miniature network has made an object, and a trial is under way."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(ROOT := Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(ROOT / "tests"))

from scripts.screenshots import CHROMIUM, FLAGS, PATIENCE_MS, SAMPLES, open_page

from tests.fitted import published_folder
from tests.running import orfeas_here, running_studio

LICENCE = "tencent-hunyuan-3d-2.1-community"
SETTINGS = {"ORFEAS_TERRITORY": "JP", "ORFEAS_DEVICE": "cpu", "OMP_NUM_THREADS": "1"}
TRIAL = {"name": "Is small better?", "recipe": "draft", "measure": "score", "share": 0.5}
ARMS = [{"name": "usual"}, {"name": "small", "engine": "small"}]
SIZES = {"models": (1280, 1020, "light"), "models-dark": (1280, 1020, "dark"), "models-phone": (390, 844, "light")}


def register(home: Path) -> None:
    """Install the miniature, by the command that installs what is published."""
    official = published_folder(home.parent / "official")
    words = ("models", "register", official, "--accept-licence", LICENCE)
    done = orfeas_here(*words, cwd=home.parent, settings={**SETTINGS, "ORFEAS_DATA_DIR": str(home)})
    if done.returncode:
        raise SystemExit(done.stderr)


def make(page: Page, sample: str, **options: str) -> None:
    """An object of a sample, through to its end."""
    payload = (ROOT / "samples" / f"{sample}.png").read_bytes()
    image = {"name": f"{sample}.png", "mimeType": "image/png", "buffer": payload}
    job = page.request.post("/api/v1/generate-3d", multipart={"image": image, "recipe": "draft", **options}).json()
    while job["state"] in ("queued", "running"):
        page.wait_for_timeout(500)
        job = page.request.get(job["links"]["self"]).json()
    if job["state"] != "succeeded":
        raise SystemExit(f"{sample}: {job['error']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "demo", help="folder of the pictures")
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "studio"
        home.mkdir()
        register(home)
        with running_studio(home, settings=SETTINGS) as studio, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            with open_page(browser, studio.url, width=1280, height=1020, scheme="light") as page:
                page.goto("/models")
                asked = page.request.post("/api/v1/trials", data={**TRIAL, "arms": ARMS})
                if not asked.ok:
                    raise SystemExit(asked.text())
                for sample in SAMPLES:
                    make(page, sample)
                make(page, "owl", engine="hunyuan3d21")
            for name, (width, height, scheme) in SIZES.items():
                with open_page(browser, studio.url, width=width, height=height, scheme=scheme) as page:
                    page.goto("/models")
                    page.get_by_test_id("memory").get_by_role("meter").wait_for()
                    page.wait_for_timeout(1000)
                    is_whole = width > 500  # Chromium begins anew in pictures as high as all of it on a phone
                    page.screenshot(path=out / f"{name}.png", full_page=is_whole, timeout=PATIENCE_MS)
                    print(out / f"{name}.png")
            browser.close()


if __name__ == "__main__":
    main()
