"""Untrusted picture bytes, through the sandbox: what is taken, and how each refusal is said."""

import io

import numpy as np
import pytest
from PIL import Image

from makers import make_picture_bytes
from orfeas.intake.decode import (
    PictureAnimated,
    PictureDamaged,
    PictureTooHeavy,
    PictureTooLarge,
    PictureTooSmall,
    encode_png,
    read_picture,
)
from orfeas.intake.sniff import NotAPicture, UnsupportedPicture
from orfeas.sandbox import Limits, Sandbox


@pytest.fixture(scope="module")
def sandbox():
    made = Sandbox(preload=("orfeas.intake.decode",), limits=Limits())
    yield made
    made.close()


def saved(image, **options):
    buffer = io.BytesIO()
    image.save(buffer, **{"format": "PNG", **options})
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_accepted_formats_come_back_as_upright_rgba(sandbox, kind):
    picture = read_picture(saved(Image.new("RGB", (60, 40), (200, 30, 90)), format=kind), sandbox=sandbox)
    assert picture.pixels.shape == (40, 60, 4)
    assert not picture.has_alpha
    assert np.abs(picture.pixels[20, 30].astype(int) - [200, 30, 90, 255]).max() <= 6


def test_exif_orientation_is_applied(sandbox):
    image = Image.new("RGB", (60, 40), (0, 0, 255))
    image.paste((255, 0, 0), (0, 0, 60, 10))
    exif = image.getexif()
    exif[0x0112] = 6
    picture = read_picture(saved(image, format="JPEG", exif=exif, quality=95), sandbox=sandbox)
    assert (picture.width, picture.height) == (40, 60)
    assert picture.pixels[30, 36, 0] > 200 and picture.pixels[30, 4, 2] > 200


def test_large_picture_is_scaled_to_the_limit(sandbox):
    picture = read_picture(saved(Image.new("L", (5000, 100))), sandbox=sandbox)
    assert (picture.width, picture.height) == (2048, 41)
    assert picture.num_source_pixels == 500_000


def test_reencoding_is_canonical_and_carries_no_metadata(sandbox):
    image = Image.new("RGB", (32, 32), (1, 2, 3))
    with_text = saved(image, format="JPEG", comment=b"secret place", quality=100)
    png = encode_png(read_picture(with_text, sandbox=sandbox))
    assert b"secret" not in png
    assert png == encode_png(read_picture(png, sandbox=sandbox))


@pytest.mark.parametrize(
    ("payload", "failure", "says"),
    [
        (b"this is not a picture", NotAPicture, "a text"),
        (b"", NotAPicture, "empty"),
        (b"<!doctype html><html></html>", NotAPicture, "web page"),
        (b"PK\x03\x04" + bytes(30), NotAPicture, "ZIP"),
        (b"\x00\x00\x00\x20ftypheic" + bytes(30), UnsupportedPicture, "HEIC"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", UnsupportedPicture, "SVG"),
        (b"GIF89a" + bytes(30), UnsupportedPicture, "GIF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), PictureDamaged, "damaged"),
        (bytes(25_000_001), PictureTooHeavy, "25000000"),
    ],
)
def test_refusals_name_what_it_is(sandbox, payload, failure, says):
    with pytest.raises(failure, match=says):
        read_picture(payload, sandbox=sandbox)


def test_truncated_pictures_are_refused(sandbox):
    for kind in ("PNG", "JPEG", "WEBP"):
        whole = make_picture_bytes(format=kind)
        with pytest.raises(PictureDamaged):
            read_picture(whole[: len(whole) * 2 // 3], sandbox=sandbox)


def test_one_pixel_is_too_small(sandbox):
    with pytest.raises(PictureTooSmall, match="1 x 1"):
        read_picture(saved(Image.new("RGB", (1, 1))), sandbox=sandbox)


def test_bomb_of_a_hundred_kilobytes_is_refused_by_its_header(sandbox):
    bomb = saved(Image.new("L", (13_000, 13_770)))
    assert len(bomb) < 600_000
    with pytest.raises(PictureTooLarge):
        read_picture(bomb, sandbox=sandbox)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_animation_is_refused(sandbox, kind):
    frames = [Image.new("RGB", (32, 32), (shade, 0, 0)) for shade in (0, 120, 250)]
    with pytest.raises(PictureAnimated, match="3 frames"):
        read_picture(saved(frames[0], format=kind, save_all=True, append_images=frames[1:]), sandbox=sandbox)


def test_sixteen_bit_and_palette_and_cmyk_keep_their_colours(sandbox):
    deep = Image.fromarray(np.full((32, 32), 0x8000, np.uint16))
    assert abs(int(read_picture(saved(deep), sandbox=sandbox).pixels[5, 5, 0]) - 128) <= 1
    palette = Image.new("RGB", (32, 32), (10, 200, 30)).convert("P")
    assert read_picture(saved(palette), sandbox=sandbox).pixels[5, 5, 1] > 180
    cmyk = Image.new("CMYK", (32, 32), (255, 0, 0, 0))
    assert read_picture(saved(cmyk, format="JPEG"), sandbox=sandbox).pixels[5, 5, 0] < 40
