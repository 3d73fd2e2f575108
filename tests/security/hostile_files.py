"""A corpus of pictures that are none, are broken, are bombs, or only look odd; each with its right verdict."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageCms, PngImagePlugin

from makers import make_picture_bytes

PNG = b"\x89PNG\r\n\x1a\n"
ACCEPTED = "accepted"


@dataclass(frozen=True)
class Hostile:
    """One file: how it is called, what it holds, and what must come of it.

    Attributes:
        code: of the problem, or ACCEPTED.
        size: width and height of what is kept, where it is accepted.
    """

    name: str
    make: Callable[[], bytes]
    code: str
    size: tuple[int, int] | None = None

    @property
    def status(self) -> int:
        too_large = ("picture_too_large", "upload_too_large", "body_too_large")
        return 201 if self.code == ACCEPTED else 413 if self.code in too_large else 422


def chunk(kind: bytes, payload: bytes = b"", *, crc: int | None = None) -> bytes:
    found = zlib.crc32(kind + payload) if crc is None else crc
    return struct.pack(">I", len(payload)) + kind + payload + struct.pack(">I", found)


def png(
    width: int = 32,
    height: int = 32,
    *,
    rows: bytes | None = None,
    depth: int = 8,
    color: int = 0,
    before: bytes = b"",
    after: bytes = b"",
    header_crc: int | None = None,
    data_crc: int | None = None,
    end: bytes = chunk(b"IEND"),
) -> bytes:
    """A grey PNG, chunk by chunk."""
    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0)
    packed = zlib.compress((b"\0" + b"\x80" * width) * height if rows is None else rows, 9)
    parts = [PNG, chunk(b"IHDR", header, crc=header_crc), before, chunk(b"IDAT", packed, crc=data_crc), after, end]
    return b"".join(parts)


def bomb_png(width: int, height: int) -> bytes:
    """All black, one bit a pixel, packed without holding it: 179 megapixels in some kilobytes."""
    packer = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    packed = b"".join(packer.compress(row * 100) for _ in range(height // 100)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return PNG + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND")


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format=kind, **options)
    return buffer.getvalue()


def shades(size: tuple[int, int] = (48, 32), mode: str = "RGB") -> Image.Image:
    y, x = np.mgrid[: size[1], : size[0]]
    image = Image.fromarray(np.stack([x * 5 % 256, y * 7 % 256, (x + y) * 3 % 256], -1).astype(np.uint8))
    return image.convert(mode)


def animated(kind: str) -> bytes:
    frames = [Image.new("RGB", (32, 32), (shade, 40, 0)) for shade in (0, 120, 250)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:])


def cut(kind: str, share: float) -> bytes:
    whole = make_picture_bytes(format=kind, pixels=96, seed=3)
    return whole[: int(len(whole) * share)]


def flipped(payload: bytes, place: int) -> bytes:
    return payload[:place] + bytes([payload[place] ^ 0xFF]) + payload[place + 1 :]


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, payload in files.items():
            archive.writestr(name, payload)
    return buffer.getvalue()


def oriented(orientation: int) -> bytes:
    image = shades((48, 32))
    exif = image.getexif()
    exif[0x0112] = orientation
    exif[0x010F] = "secret camera"
    exif.get_ifd(0x8825)[1] = "N"
    return saved(image, "JPEG", exif=exif)


def jpeg_of_size(width: int, height: int) -> bytes:
    """A JPEG whose header claims another size."""
    whole = saved(shades(), "JPEG")
    place = whole.index(b"\xff\xc0") + 5
    return whole[:place] + struct.pack(">HH", height, width) + whole[place + 4 :]


def webp_of_size(width: int, height: int) -> bytes:
    """An extended WebP whose canvas claims a size, with nothing behind it."""
    canvas = bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + canvas
    return b"RIFF" + struct.pack("<I", len(body)) + body


def with_texts(**texts: str) -> bytes:
    found = PngImagePlugin.PngInfo()
    for name, text in texts.items():
        found.add_text(name, text)
        found.add_itxt(f"i{name}", text)
        found.add_text(f"z{name}", text, zip=True)
    return saved(shades(), pnginfo=found)


def _named() -> Iterator[Hostile]:
    """By their first bytes: not pictures, or pictures in a format that is not taken."""
    box = lambda brand: b"\0\0\0\x20ftyp" + brand + bytes(64)
    for name, start in {
        "photo.heic": box(b"heic"), "photo.heif": box(b"mif1"), "sequence.heif": box(b"msf1"),
        "photo.avif": box(b"avif"), "photo.avifs": box(b"avis"), "scan.tif": b"II*\0" + bytes(64),
        "scan.tiff": b"MM\0*" + bytes(64),
        "old.bmp": saved(shades(), "BMP"), "icon.ico": b"\0\0\1\0\1\0" + bytes(64),
        "layers.psd": b"8BPS\0\1" + bytes(64),
        "still.gif": saved(shades(), "GIF"), "moving.gif": animated("GIF"), "next.jxl": b"\xff\x0a" + bytes(64),
        "boxed.jxl": b"\0\0\0\x0cJXL \r\n\x87\n" + bytes(64), "old.jp2": b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(64),
        "art.eps": b"%!PS-Adobe-3.0 EPSF-3.0\n", "paper.pdf": b"%PDF-1.7\n%\xe2\xe3\n", "sky.hdr": b"#?RADIANCE\n",
        "sky.exr": b"v/1\x01" + bytes(64), "star.fits": b"SIMPLE  =                    T", "q.qoi": b"qoif" + bytes(64),
        "logo.svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "prolog.svg": b"<?xml version='1.0'?>\n<!-- hello -->\n<svg xmlns='http://www.w3.org/2000/svg'/>",
        "script.gif": b"GIF89a/*\0*/=1;alert(1)//",
    }.items():  # fmt: skip
        yield Hostile(name, lambda start=start: start, "unsupported_picture")
    for name, start in {
        "text.png": b"this is not a picture", "empty.png": b"", "page.png": b"<!doctype html><script>1</script>",
        "data.png": b'{"picture": true}', "wide.png": "kein Bild".encode("utf-16"), "zeros.png": bytes(5000),
        "noise.png": np.random.default_rng(1).bytes(5000), "half.png": PNG[:5],
        "model.png": b"glTF\2\0\0\0" + bytes(64),
        "program.png": b"\x7fELF" + bytes(64), "windows.png": b"MZ" + bytes(64), "song.png": b"ID3" + bytes(64),
        "wave.webp": b"RIFF\x24\0\0\0WAVEfmt " + bytes(64), "film.jpg": box(b"isom"), "pickle.png": b"\x80\x04\x95",
        "zip_bomb.png": zipped(a=bytes(10_000_000)), "gzip_bomb.png": gzip.compress(bytes(10_000_000)),
        "packed.png": b"BZh91AY&SY" + bytes(64), "seven.png": b"7z\xbc\xaf\x27\x1c" + bytes(64),
        "picture_in_gzip.png": gzip.compress(png()), "spaced.png": b" " + png(),
    }.items():  # fmt: skip
        yield Hostile(name, lambda start=start: start, "not_a_picture")


def _broken() -> Iterator[Hostile]:
    for kind, ending in (("PNG", "png"), ("JPEG", "jpg"), ("WEBP", "webp")):
        for share in (0.05, 0.5, 0.9):
            yield Hostile(f"cut_{share}.{ending}", lambda kind=kind, share=share: cut(kind, share), "picture_damaged")
    texts = b"Comment\0\0" + zlib.compress(bytes(100_000_000), 9)
    unfit = {
        "signature.png": lambda: PNG,
        "start.jpg": lambda: b"\xff\xd8\xff",
        "start.webp": lambda: b"RIFF\x0c\0\0\0WEBP",
        "html.png": lambda: PNG + b"<html><script>alert(1)</script></html>",
        "header_crc.png": lambda: png(header_crc=7),
        "data_crc.png": lambda: png(data_crc=7),
        "no_end.png": lambda: png(end=b""),
        "no_data.png": lambda: PNG + chunk(b"IHDR", struct.pack(">IIBBBBB", 32, 32, 8, 0, 0, 0, 0)) + chunk(b"IEND"),
        "flipped.png": lambda: flipped(png(), 50),
        "short_rows.png": lambda: png(rows=b"\0\0\0"),
        "no_width.png": lambda: png(width=0, rows=b""),
        "odd_depth.png": lambda: png(depth=3),
        "odd_color.png": lambda: png(color=5),
        "no_palette.png": lambda: png(color=3),
        "long_chunk.png": lambda: PNG + struct.pack(">I", 0xFFFFFFF0) + b"IHDR" + bytes(13),
        "text_bomb.png": lambda: png(before=chunk(b"zTXt", texts)),
        "itxt_bomb.png": lambda: png(before=chunk(b"iTXt", b"C\0\1\0\0\0" + texts[9:])),
        "icc_bomb.png": lambda: png(before=chunk(b"iCCP", texts)),
        "tables.jpg": lambda: saved(shades(), "JPEG").replace(b"\xff\xdb", b"\xff\xfe"),
        "scan.jpg": lambda: saved(shades(), "JPEG").replace(b"\xff\xda", b"\xff\xfe"),
        "canvas.webp": lambda: webp_of_size(64, 64),
    }
    for name, make in unfit.items():
        yield Hostile(name, make, "picture_damaged")


def _large_and_small() -> Iterator[Hostile]:
    large = {
        "bomb.png": lambda: bomb_png(13_000, 13_770),
        "wide_bomb.png": lambda: png(2**31 - 1, 1, rows=b"\0"),
        "sixty.png": lambda: png(10_000, 6_000, rows=b"\0"),
        "huge.jpg": lambda: jpeg_of_size(65_500, 65_500),
        "huge.webp": lambda: webp_of_size(16_383, 16_383),
    }
    for name, make in large.items():
        yield Hostile(name, make, "picture_too_large")
    for size in ((1, 1), (15, 400), (400, 15)):
        yield Hostile(f"tiny_{size[0]}.png", lambda size=size: saved(Image.new("RGB", size)), "picture_too_small")
    yield Hostile("moving.png", lambda: animated("PNG"), "picture_animated")
    yield Hostile("moving.webp", lambda: animated("WEBP"), "picture_animated")
    frames = chunk(b"acTL", struct.pack(">II", 1_000_000, 0))
    yield Hostile("many_frames.png", lambda: png(before=frames), "picture_animated")
    yield Hostile("heavy.png", lambda: PNG + bytes(25_000_001 - len(PNG)), "upload_too_large")
    yield Hostile("heavier.png", lambda: PNG + bytes(26_000_000), "upload_too_large")


def _odd_but_sound() -> Iterator[Hostile]:
    """What looks odd and is fine: a reader that refuses these has drifted."""
    for orientation in range(1, 9):
        size = (48, 32) if orientation < 5 else (32, 48)
        yield Hostile(f"turned_{orientation}.jpg", lambda o=orientation: oriented(o), ACCEPTED, size)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    odd = {
        "cmyk.jpg": lambda: saved(shades(mode="CMYK"), "JPEG"),
        "progressive.jpg": lambda: saved(shades(), "JPEG", progressive=True),
        "grey.jpg": lambda: saved(shades(mode="L"), "JPEG"),
        "profile.jpg": lambda: saved(shades(), "JPEG", icc_profile=srgb),
        "bad_profile.jpg": lambda: saved(shades(), "JPEG", icc_profile=b"secret" * 500),
        "bad_exif.jpg": lambda: saved(shades(), "JPEG", exif=b"Exif\0\0secret" + b"\xff" * 60_000),
        "comment.jpg": lambda: saved(shades(), "JPEG", comment=b"secret" * 10_000),
        "xmp.jpg": lambda: saved(shades(), "JPEG", xmp=b"<x:xmpmeta>secret</x:xmpmeta>"),
        "deep_grey.png": lambda: saved(Image.fromarray(np.full((32, 48), 0x8000, np.uint16))),
        "palette.png": lambda: saved(shades(mode="P"), transparency=3),
        "bits.png": lambda: saved(shades(mode="1")),
        "grey_alpha.png": lambda: saved(shades(mode="LA")),
        "texts.png": lambda: with_texts(author="secret" * 1000),
        "profile.png": lambda: saved(shades(), icc_profile=srgb),
        "zip_behind.png": lambda: saved(shades()) + zipped(secret=b"secret"),
        "page_behind.jpg": lambda: saved(shades(), "JPEG") + b"<html>secret</html>",
        "lossless.webp": lambda: saved(shades(mode="RGBA"), "WEBP", lossless=True),
        "exif.webp": lambda: saved(shades(), "WEBP", exif=b"Exif\0\0secret", xmp=b"<x>secret</x>"),
        "white.png": lambda: saved(Image.new("RGB", (48, 32), "white")),
        "transparent.png": lambda: saved(Image.new("RGBA", (48, 32))),
        "named.gif": lambda: saved(shades()),
    }
    for name, make in odd.items():
        yield Hostile(name, make, ACCEPTED, (48, 32))
    yield Hostile("smallest.png", lambda: saved(Image.new("L", (16, 16))), ACCEPTED, (16, 16))
    yield Hostile("strip.png", lambda: saved(Image.new("L", (16, 4096))), ACCEPTED, (8, 2048))


CORPUS: tuple[Hostile, ...] = (*_named(), *_broken(), *_large_and_small(), *_odd_but_sound())
