"""The studio as a person uses it, in headless Chromium: pictures and meshes dropped, followed, looked at, taken."""

from __future__ import annotations

import base64
import io
import os
import re
import shutil
import time
from pathlib import Path

import numpy as np
import pytest
import trimesh
from PIL import Image
from playwright.sync_api import expect, sync_playwright

from orfeas.mesh.formats.glb import read_glb
from running import running_studio

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "src" / "orfeas" / "api" / "pages" / "index.html"
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    # Without a graphics card only WebGL needs SwiftShader; pages and 2D canvases are drawn far faster without it.
    "--disable-gpu-compositing",
    "--disable-gpu-rasterization",
    "--disable-accelerated-2d-canvas",
]
WAIT = 60_000
DROP = """async ([encoded, name, selector, isPasted]) => {
  const bytes = Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0))
  const files = new DataTransfer()
  files.items.add(new File([bytes], name, { type: 'image/png' }))
  const place = document.querySelector(selector)
  const about = { bubbles: true, cancelable: true }
  if (isPasted) place.dispatchEvent(new ClipboardEvent('paste', { ...about, clipboardData: files }))
  else
    for (const kind of ['dragenter', 'dragover', 'drop'])
      place.dispatchEvent(new DragEvent(kind, { ...about, dataTransfer: files }))
}"""
pytestmark = [pytest.mark.browser, pytest.mark.slow]


def lacking() -> str:
    if shutil.which("chromium") is None:
        return "Chromium is not installed: sudo apt-get install chromium"
    return "" if PAGES.exists() else "the web pages are not built: make pages"


@pytest.fixture(scope="module")
def studio(tmp_path_factory):
    if lacking():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(lacking())
    home = tmp_path_factory.mktemp("studio")
    home.chmod(0o755)
    with running_studio(home / "home") as running:
        yield running


@pytest.fixture(scope="module")
def browser(studio):
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser, studio):
    """A page that must end without one refused style or script, and without an error on its console."""
    complaints = []
    context = browser.new_context(
        viewport={"width": 800, "height": 640}, accept_downloads=True, reduced_motion="reduce"
    )
    opened = context.new_page()
    opened.set_default_timeout(WAIT)
    opened.on(
        "console", lambda said: complaints.append(f"{said.text} {said.location}") if is_a_complaint(said) else None
    )
    opened.on("pageerror", lambda failure: complaints.append(str(failure)))
    opened.add_init_script(
        "window.refused = []; document.addEventListener('securitypolicyviolation',"
        " (event) => window.refused.push(event.violatedDirective + ' ' + event.blockedURI))"
    )
    opened.goto(studio.url)
    yield opened
    refused = opened.evaluate("window.refused")
    context.close()
    assert (refused, complaints) == ([], [])


def is_a_complaint(said) -> bool:
    """Every error on the console but the browser's remark that the server refused something, which pages show."""
    return said.type == "error" and "the server responded with a status of 422" not in said.text


def drop(page, path: Path, *, name: str, onto: str = "body", is_pasted: bool = False) -> None:
    page.evaluate(DROP, [base64.b64encode(path.read_bytes()).decode(), name, onto, is_pasted])


def ask_for(page, recipe: str, picture: str, *, name: str) -> str:
    """Drop a picture, choose a recipe, go; the id of the job."""
    drop(page, ROOT / "samples" / f"{picture}.png", name=name)
    page.get_by_role("radio", name=re.compile(recipe)).check()
    page.get_by_role("button", name="Make it 3D").click()
    page.wait_for_url(re.compile(r"/jobs/[0-9a-f-]{36}$"))
    return page.url.rsplit("/", 1)[1]


def pixels_of(page, view: str = "viewer") -> np.ndarray:
    shot = page.get_by_test_id(view).locator("canvas").screenshot()
    return np.asarray(Image.open(io.BytesIO(shot)).convert("RGB")).astype(int)


def test_from_a_dropped_picture_to_files_on_disk(page, studio):
    job = ask_for(page, "Draft", "mushroom", name="mushroom.png")
    expect(page.get_by_test_id("cutout")).to_be_visible(timeout=WAIT)
    expect(page.get_by_test_id("job-state").first).to_have_attribute("data-state", "succeeded", timeout=WAIT)
    first = studio.get(f"/api/v1/jobs/{job}")

    page.get_by_role("link", name="Correct the cut-out").first.click()
    remove_the_stem(page)
    page.get_by_role("button", name="Use this cut-out").click()
    page.wait_for_url(lambda url: re.search(r"/jobs/[0-9a-f-]{36}$", url) and job not in url)
    expect(page.get_by_test_id("job-state").first).to_have_attribute("data-state", "succeeded", timeout=WAIT)
    second = studio.get(f"/api/v1/jobs/{page.url.rsplit('/', 1)[1]}")
    assert second["request"]["mask_upload_id"] is not None and second["asset_id"] != first["asset_id"]
    before, after = (studio.get(f"/api/v1/assets/{each['asset_id']}")["size_metres"] for each in (first, second))
    assert after[1] / after[0] < 0.9 * before[1] / before[0], "without its stem a mushroom is flatter"

    page.get_by_role("link", name="Report and downloads").click()
    page.wait_for_url("**/assets/*")
    expect(page.get_by_test_id("viewer")).to_have_attribute("data-ready", "true", timeout=WAIT)
    look_at_it_in_every_way(page)
    expect(page.get_by_text("The surface is closed.")).to_be_visible()
    take_it_along(page)

    page.reload()
    expect(page.get_by_role("heading", name="mushroom")).to_be_visible()
    page.get_by_role("link", name="Library").first.click()
    expect(page.get_by_test_id("asset-card")).to_have_count(2)
    page.get_by_role("button", name=re.compile("^Delete")).first.click()
    expect(page.get_by_test_id("asset-card")).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_test_id("asset-card")).to_have_count(2)


def remove_the_stem(page) -> None:
    """Paint over the lower part of the picture with a large brush."""
    stage = page.get_by_role("dialog").locator("canvas").first
    expect(stage).to_be_visible()
    page.get_by_role("radio", name="Remove").check(force=True)
    page.get_by_role("slider", name="Brush size").press("End")
    box = stage.bounding_box()
    # The square picture stands in the middle of the stage; its stem from the middle down.
    side = min(box["width"], box["height"])
    left, top = box["x"] + (box["width"] - side) / 2, box["y"] + (box["height"] - side) / 2
    for height in (0.66, 0.74, 0.82):
        page.mouse.move(left + 0.28 * side, top + height * side)
        page.mouse.down()
        page.mouse.move(left + 0.72 * side, top + height * side, steps=12)
        page.mouse.up()


def look_at_it_in_every_way(page) -> None:
    """Each way of looking shows something, and something else than the one before; so does another material."""
    seen = pixels_of(page)
    for mode in ("Wireframe", "Normals", "UV checker", "Shaded"):
        page.get_by_text(mode, exact=True).click()
        seen = changed_pixels(page, seen)
        assert seen.std(axis=(0, 1)).max() > 8, f"{mode} shows one colour"
    for material in ("wood", "fabric", "stone", "skin", "gold"):
        page.get_by_label("Material", exact=True).select_option(material)
        seen = changed_pixels(page, seen)
    page.get_by_role("group", name="Look from").get_by_role("button", name="Back").click()
    changed_pixels(page, seen)


def changed_pixels(page, before: np.ndarray, view: str = "viewer") -> np.ndarray:
    """What a view shows once it shows something else."""
    deadline = time.monotonic() + WAIT / 1000
    while time.monotonic() < deadline:
        after = pixels_of(page, view)
        if np.abs(after - before).mean() > 1.5:
            return after
        page.wait_for_timeout(50)
    raise AssertionError(f"{view} goes on showing the same")


def take_it_along(page) -> None:
    with page.expect_download() as glb:
        page.get_by_test_id("download-glb").click()
    scene = read_glb(Path(glb.value.path()).read_bytes())
    assert glb.value.suggested_filename.endswith(".glb") and 1000 < scene.mesh.num_faces <= 10_000
    with page.expect_download() as stl:
        page.get_by_test_id("download-stl").click()
    solid = trimesh.load_mesh(stl.value.path(), file_type="stl")
    assert solid.is_watertight and max(solid.extents) == pytest.approx(100.0, rel=1e-3)


def test_a_dropped_mesh_is_finished_compared_and_given_collision_pieces(page, studio, tmp_path):
    can = trimesh.creation.cylinder(radius=40, height=100, sections=24)
    can.update_faces(can.triangles_center[:, 2] < 49)  # its lid is off
    (tmp_path / "can.stl").write_bytes(can.export(file_type="stl"))
    drop(page, tmp_path / "can.stl", name="can.stl")
    page.wait_for_url("**/meshes/*")
    panel = page.get_by_test_id("finish")
    panel.get_by_role("radio", name=re.compile("Web page")).check()
    panel.get_by_role("button", name="Faces, texture, size and more").click()
    panel.get_by_label("Texture", exact=True).select_option("512")
    panel.get_by_role("button", name="Finish", exact=True).click()
    panel.get_by_role("link", name="See before and after").click()
    page.wait_for_url("**/assets/*")
    asset = studio.get(f"/api/v1/assets/{page.url.rsplit('/', 1)[1]}")
    assert asset["verdict"] == "pass" and asset["upload_id"] is not None

    compared = page.get_by_test_id("compare").locator("figure")
    expect(compared.nth(0)).to_contain_text("open")
    expect(compared.nth(1)).to_contain_text("closed")
    expect(page.get_by_test_id("finished")).to_contain_text(re.compile("holes? filled"))
    for view in ("viewer-before", "viewer"):
        expect(page.get_by_test_id(view)).to_have_attribute("data-ready", "true", timeout=WAIT)
    before = pixels_of(page, "viewer-before")
    page.get_by_role("group", name="Look from").get_by_role("button", name="Top").click()
    changed_pixels(page, before, "viewer-before")

    tool = page.get_by_test_id("tool-collision-mesh")
    tool.get_by_role("button", name=re.compile("^Collision")).click()
    tool.get_by_label("Pieces", exact=True).select_option(label="one convex hull")
    tool.get_by_role("button", name="Make the pieces").click()
    expect(tool.get_by_test_id("tool-job")).to_have_attribute("data-state", "succeeded", timeout=WAIT)
    expect(tool.locator("[data-viewer=ready]")).to_be_visible(timeout=WAIT)
    with page.expect_download() as glb:
        tool.get_by_test_id("file-collision.glb").click()
    pieces = trimesh.load(glb.value.path(), file_type="glb").geometry.values()
    assert pieces and all(piece.is_watertight for piece in pieces)


def test_a_broken_mesh_is_refused_in_a_sentence(page, tmp_path):
    (tmp_path / "broken.glb").write_bytes(b"glTF is not in here")
    drop(page, tmp_path / "broken.glb", name="broken.glb")
    expect(page.get_by_test_id("mesh-refusal")).to_contain_text(re.compile("[a-z]{3,}.*[.]$"))


def test_a_job_is_canceled_and_says_so(page, studio):
    job = ask_for(page, "High", "owl", name="owl.png")
    page.get_by_role("button", name=re.compile("^Cancel")).first.click()
    expect(page.get_by_test_id("job-state").first).to_have_attribute("data-state", "canceled")
    assert studio.get(f"/api/v1/jobs/{job}")["asset_id"] is None


def test_what_is_no_picture_is_refused_in_a_sentence_and_the_rest_stays(page, tmp_path):
    (tmp_path / "notes.png").write_text("this is not a picture")
    drop(page, tmp_path / "notes.png", name="notes.png")
    drop(page, ROOT / "samples" / "rocket.png", name="rocket.png")
    page.get_by_role("button", name="Make 2 objects").click()
    expect(page.get_by_text(re.compile("not a picture"))).to_be_visible()


def block(path: Path, *, wide: int, color: tuple[int, int, int]) -> Path:
    pixels = np.zeros((160, 160, 4), np.uint8)
    pixels[40:140, 80 - wide // 2 : 80 + wide // 2] = (*color, 255)
    Image.fromarray(pixels).save(path)
    return path


def test_views_are_dropped_pasted_and_chosen_by_keyboard_and_give_the_depth(page, studio, tmp_path):
    front, side = (block(tmp_path / f"{wide}.png", wide=wide, color=(180, 110, 60)) for wide in (100, 40))
    (tmp_path / "notes.png").write_text("this is not a picture")
    drop(page, front, name="front.png")
    page.get_by_role("button", name="Add more views").press("Enter")
    left = page.get_by_role("button", name="Add a picture from its left")
    expect(left).to_be_focused()
    with page.expect_file_chooser() as chooser:
        left.press("Enter")
    chooser.value.set_files(side)
    drop(page, front, name="back.png", onto="[data-testid=view-back] button")
    drop(page, tmp_path / "notes.png", name="right.png", onto="[data-testid=view-right] button", is_pasted=True)
    expect(page.get_by_test_id("picture-tile")).to_have_count(1)
    page.get_by_role("radio", name=re.compile("Draft")).check()
    page.get_by_role("button", name="Make it 3D").click()
    expect(page.get_by_test_id("view-right").get_by_role("alert")).to_contain_text("not a picture")
    page.get_by_role("button", name="Remove the picture from its right").press("Enter")
    expect(page.get_by_role("button", name="Add a picture from its right")).to_be_focused()

    page.get_by_role("button", name="Make it 3D").click()
    page.wait_for_url(re.compile(r"/jobs/[0-9a-f-]{36}$"))
    expect(page.get_by_test_id("job-state").first).to_have_attribute("data-state", "succeeded", timeout=WAIT)
    expect(page.get_by_role("img", name="The cut-out from its back")).to_be_visible()
    job = studio.get(f"/api/v1/jobs/{page.url.rsplit('/', 1)[1]}")
    asset = studio.get(f"/api/v1/assets/{job['asset_id']}")
    assert asset["engine"] == "hull" and asset["size_metres"] == pytest.approx([0.1, 0.1, 0.04], abs=0.006)
