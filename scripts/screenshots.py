"""Pictures of the studio for the README: a fresh studio makes the sample pictures, Chromium photographs it."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(ROOT := Path(__file__).resolve().parent.parent))

from tests.running import running_studio

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
FLAGS = [*QUIET, "--no-sandbox", "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
SAMPLES = ("mushroom", "rocket", "owl")
PATIENCE_MS = 180_000


@contextmanager
def open_page(browser: Browser, url: str, *, width: int, height: int, scheme: str) -> Iterator[Page]:
    """A page without motion; with a complaint of it, such as a report of its content policy, there is no picture."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        device_scale_factor=1.5,
        base_url=url,
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    if complaints:
        raise SystemExit("the browser complains: " + "; ".join(complaints))


def make_samples(page: Page) -> str:
    """Send the samples one by one, as a person would; the address of the last object."""
    for name in SAMPLES:
        page.goto("/")
        page.get_by_test_id("picture-input").set_input_files(ROOT / "samples" / f"{name}.png")
        page.get_by_role("button", name="Make it 3D").click()
        page.get_by_role("link", name="Report and downloads").wait_for()
    return page.get_by_role("link", name="Report and downloads").get_attribute("href") or ""


def finish(page: Page, asset: str) -> str:
    """Finish an object with so few faces that before and after differ; the address of the new one."""
    job = page.request.post(f"/api/v1{asset}/finish", data={"profile": "game-mobile", "faces": 1500}).json()
    while job["asset_id"] is None:
        page.wait_for_timeout(500)
        job = page.request.get(job["links"]["self"]).json()
    return f"/assets/{job['asset_id']}"


def photograph(page: Page, address: str, out: Path) -> None:
    """Wait until everything stands still, then take what is on the screen."""
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    if address.startswith("/assets/"):
        page.locator("[data-testid$=viewer][data-ready=true]").first.wait_for()
        page.get_by_test_id("report").wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)
    page.screenshot(path=out, timeout=PATIENCE_MS)
    print(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images", help="folder of the pictures")
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        running_studio(Path(home) / "studio") as studio,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with open_page(browser, studio.url, width=1280, height=1020, scheme="light") as page:
            asset = make_samples(page)
            photograph(page, asset, out / "studio.png")
            photograph(page, finish(page, asset), out / "finishing.png")
        with open_page(browser, studio.url, width=1280, height=860, scheme="dark") as page:
            photograph(page, "/", out / "studio-dark.png")
        with open_page(browser, studio.url, width=390, height=844, scheme="light") as page:
            photograph(page, asset, out / "studio-phone.png")
        browser.close()


if __name__ == "__main__":
    main()
