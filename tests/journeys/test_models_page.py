"""The page Models as a person uses it, in headless Chromium: a licence accepted, weights fetched, kept and removed."""

import os
import re
import shutil
import sys

import pytest
from playwright.sync_api import expect, sync_playwright

from running import running_studio
from tests.installing import CHECKPOINT, NAME, make_manifest, miniature_hub, put_manifest
from tests.journeys.test_browser import FLAGS, WAIT, is_a_complaint, lacking

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OUR_MANIFESTS = """
from pathlib import Path
from orfeas.weights import manifest
manifest.MANIFESTS = Path({folder!r})
"""
DRIVER = """#!{python}
print("0, A card of eight gigabytes, 8192, 5120")
"""


@pytest.fixture
def hub():
    with miniature_hub() as running:
        yield running


@pytest.fixture
def studio(hub, tmp_path):
    """A studio whose weights are the miniature's, on a machine with a card by its driver's word."""
    if lacking():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(lacking())
    tmp_path.chmod(0o755)
    manifests = put_manifest(tmp_path / "manifests", make_manifest())
    added = tmp_path / "added"
    added.mkdir()
    (added / "sitecustomize.py").write_text(OUR_MANIFESTS.format(folder=str(manifests)))
    (added / "nvidia-smi").write_text(DRIVER.format(python=sys.executable))
    (added / "nvidia-smi").chmod(0o755)
    settings = {
        "PYTHONPATH": os.pathsep.join(filter(None, [str(added), os.environ.get("PYTHONPATH")])),
        "PATH": f"{added}{os.pathsep}{os.environ['PATH']}",
        "HF_ENDPOINT": hub.url,
        "ORFEAS_TERRITORY": "JP",
    }
    with running_studio(tmp_path / "home", settings=settings) as running:
        yield running


@pytest.fixture
def page(studio):
    """A page that must end without one refused style or script, and without an error on its console."""
    complaints = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        opened = browser.new_page(viewport={"width": 900, "height": 900}, reduced_motion="reduce")
        opened.set_default_timeout(WAIT)
        opened.on("console", lambda said: complaints.append(said.text) if is_a_complaint(said) else None)
        opened.on("pageerror", lambda failure: complaints.append(str(failure)))
        opened.goto(studio.url)
        yield opened
        browser.close()
    assert complaints == []


@pytest.fixture(autouse=True)
def patience():
    """A process begins, works and ends between one state and the next."""
    expect.set_options(timeout=WAIT)
    yield
    expect.set_options(timeout=5_000)


def test_weights_are_accepted_fetched_stopped_gone_on_with_used_and_removed(page, hub):
    hub.stalls_after = len(CHECKPOINT) // 2
    page.get_by_role("link", name="Models", exact=True).click()
    weights = page.get_by_test_id(f"weights-{NAME}")
    state = weights.get_by_test_id("weights-state")
    expect(state).to_have_text("Not downloaded")
    expect(weights.get_by_test_id("fit")).to_have_text(re.compile("A card of eight gigabytes: fits stage by stage"))
    expect(weights.get_by_test_id("territory")).to_contain_text("South Korea. You use it in Japan")
    expect(page.get_by_role("meter")).to_have_attribute("aria-valuetext", "3.2 GB of 8.6 GB in use")
    expect(page.get_by_text("None is installed.")).to_be_visible()

    download = weights.get_by_role("button", name=re.compile("^Download"))
    expect(download).to_be_disabled()
    weights.get_by_role("checkbox").press("Space")
    download.press("Enter")
    expect(state).to_have_text("Downloading")
    expect(weights.get_by_test_id("download")).to_contain_text("Fetching model.fp16.ckpt from 127.0.0.1")
    expect(weights.get_by_role("progressbar")).to_have_attribute("aria-valuenow", re.compile("^([4-6][0-9])$"))
    weights.get_by_role("button", name="Stop").click()
    expect(state).to_have_text(re.compile("[4-6][0-9] % fetched"))

    hub.stalls_after = None
    weights.get_by_role("checkbox").check()
    weights.get_by_role("button", name=re.compile("^Go on")).click()
    expect(state).to_have_text("Installed, in use")
    expect(weights).to_contain_text("tencent-hunyuan-3d-2.1-community, accepted just now, for JP")
    engines = page.evaluate("fetch('/api/v1/recipes').then((answer) => answer.json()).then((all) => all.engines)")
    assert {each["name"]: each["is_installed"] for each in engines}["hunyuan3d21"]

    weights.get_by_role("button", name="Remove").press("Enter")
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(state).to_have_text("Not downloaded")
    expect(page.get_by_text(re.compile("is removed; .* became free"))).to_be_visible()
    assert hub.served("model.fp16.ckpt") == len(CHECKPOINT)
