"""What a file is by its first bytes; its name is never asked."""

from __future__ import annotations

from orfeas.errors import Kind, OrfeasError


class UnsupportedPicture(OrfeasError):
    """This is a {format} file, which is not accepted. Save the picture as PNG, JPEG or WebP and try again."""

    kind = Kind.INVALID


class NotAPicture(OrfeasError):
    """This is not a picture{guess}. Choose a PNG, JPEG or WebP file."""

    kind = Kind.INVALID


ACCEPTED = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"))
PICTURES = (
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"8BPS", "Photoshop"),
    (b"\x00\x00\x01\x00", "ICO"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\x00\x00\x00\x0cJXL ", "JPEG XL"),
    (b"\x00\x00\x00\x0cjP  ", "JPEG 2000"),
    (b"qoif", "QOI"),
    (b"v/1\x01", "OpenEXR"),
    (b"#?RADIANCE", "Radiance HDR"),
    (b"SIMPLE  =", "FITS"),
    (b"%!PS", "PostScript"),
    (b"%PDF", "PDF"),
)
OTHERS = (
    (b"glTF", " but a GLB model"),
    (b"PK\x03\x04", " but a ZIP archive"),
    (b"\x1f\x8b", " but a gzip archive"),
    (b"BZh", " but a bzip2 archive"),
    (b"7z\xbc\xaf", " but a 7-Zip archive"),
    (b"\x7fELF", " but a program"),
    (b"MZ", " but a program"),
    (b"ID3", " but a sound"),
    (b"OggS", " but a sound or film"),
    (b"\x1aE\xdf\xa3", " but a film"),
)
BRANDS = {b"heic": "HEIC", b"heix": "HEIC", b"mif1": "HEIF", b"msf1": "HEIF", b"avif": "AVIF", b"avis": "AVIF"}


def sniff(payload: bytes) -> str:
    """Tell the format from the first bytes.

    Returns:
        "png", "jpeg" or "webp".

    Raises:
        UnsupportedPicture: a picture in a format we do not take; names it.
        NotAPicture: anything else.
    """
    for magic, name in ACCEPTED:
        if payload.startswith(magic):
            return name
    if payload[:4] == b"RIFF" and payload[8:12] == b"WEBP":
        return "webp"
    if payload[4:8] == b"ftyp":
        if payload[8:12] in BRANDS:
            raise UnsupportedPicture(format=BRANDS[payload[8:12]])
        raise NotAPicture(guess=" but a film")
    for magic, name in PICTURES:
        if payload.startswith(magic):
            raise UnsupportedPicture(format=name)
    for magic, guess in OTHERS:
        if payload.startswith(magic):
            raise NotAPicture(guess=guess)
    raise NotAPicture(guess=_guess_text(payload))


def _guess_text(payload: bytes) -> str:
    if not payload:
        return ": the file is empty"
    start = payload[:512].lstrip().lower()
    if b"<svg" in start:
        raise UnsupportedPicture(format="SVG")
    if start.startswith((b"<!doctype html", b"<html")):
        return " but a web page"
    if all(byte >= 32 or byte in b"\t\r\n" for byte in payload[:512]):
        return " but a text"
    return ""
