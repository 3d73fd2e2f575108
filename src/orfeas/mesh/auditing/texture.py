"""Checks of normals, UVs, textures and the file's size."""

from __future__ import annotations

from collections.abc import Iterator

from orfeas.mesh.auditing.check import Check, at_least, at_most, count, is_true, share
from orfeas.mesh.auditing.profile import Profile
from orfeas.mesh.measure import Measurements

AGAINST_SHARE = 0.01
GUTTER_TEXELS = 4.0
"""Charts of an atlas lie so far apart at least: two mip levels down, one texel is still between them."""
OVERLAP_SHARE = 1e-5
"""A fold narrower than a texel may cover the centres of a few: one in a hundred thousand, 27 of 2048 x 2048."""
MANY_CHARTS = 100
"""Of more charts than this, one in a hundred may be thin; of fewer, none."""


def checks_of_texture(found: Measurements, demands: Profile, *, is_baked: bool) -> Iterator[Check]:
    """What a profile demands of everything that is laid on the surface."""
    if demands.needs_normals:
        yield from _normals(found)
    is_atlas = is_baked and demands.needs_atlas_when_baked
    if demands.needs_uvs or is_atlas or (demands.needs_uvs_for_texture and found.map_pixels):
        yield is_true(
            "uvs",
            found.has_uvs if found.num_faces else None,
            "Every vertex has a UV.",
            "It has no UVs. Unwrap it.",
        )
    if demands.needs_uvs or is_atlas:
        yield is_true(
            "uvs_inside",
            found.uv_inside,
            "All UVs lie inside the texture.",
            "Some UVs lie outside the texture. Unwrap it anew.",
        )
    if is_atlas:
        yield from _atlas(found)
    if demands.needs_texture or is_atlas:
        yield is_true(
            "texture",
            found.texture_pixels is not None,
            "It has a base-colour texture.",
            "It has no base-colour texture. Bake one.",
        )
    yield from _pixels(found, demands, is_needed=demands.needs_texture or is_atlas)


def check_of_bytes(num_bytes: int | None, demands: Profile) -> Iterator[Check]:
    """What a profile demands of the size of the file."""
    if demands.max_bytes is not None:
        size = f"{(num_bytes or 0) / 1e6:.3g} MB"
        most = f"{demands.max_bytes / 1e6:.3g} MB"
        yield at_most(
            "bytes",
            num_bytes,
            demands.max_bytes,
            f"The file has {size}, within {most}.",
            f"The file has {size}, over {most}. Compress it, or choose a smaller texture.",
            unknown="The size of the file is not known. Audit the file itself.",
        )


def _normals(found: Measurements) -> Iterator[Check]:
    shading = found.shading
    yield is_true(
        "normals",
        None if shading is None else shading.has_normals,
        "Every vertex has a normal.",
        "It lacks normals, or some have no length. Export it with normals, or compute them.",
    )
    against = None if shading is None else shading.against_share
    if shading is None or shading.has_normals:
        yield at_most(
            "normals_agree",
            against,
            AGAINST_SHARE,
            "Normals point to the side their faces look to.",
            f"{share(against or 0)} of the surface has normals that point into it, so it is lit wrongly. "
            "Compute the normals anew.",
        )


def _atlas(found: Measurements) -> Iterator[Check]:
    charts = found.charts
    texels = 0 if charts is None else charts.overlap_texels or 0
    yield at_most(
        "uv_overlap",
        None if charts is None else charts.overlap_share,
        OVERLAP_SHARE,
        "No two faces claim one texel."
        if not texels
        else f"Only {count(texels, 'texel')} belong to more than one face.",
        f"More than one face claims {count(texels, 'texel')}. Unwrap it anew.",
    )
    num_charts = found.num_charts or 0
    allowed = num_charts // 100 if num_charts > MANY_CHARTS else 0
    thin = None if charts is None else charts.num_thin_charts
    yield at_most(
        "uv_slivers",
        thin,
        allowed,
        f"{count(thin or 0, 'chart')} of {num_charts:,} under 8 texels wide.",
        f"{count(thin or 0, 'chart')} of {num_charts:,} under 8 texels wide, where {allowed} may be. Unwrap it anew.",
    )
    gutter = None if charts is None else charts.gutter_texels
    if charts is None or charts.overlap_texels is None or num_charts > 1:
        yield at_least(
            "uv_gutter",
            gutter,
            GUTTER_TEXELS,
            f"Charts lie {gutter or 0:.3g} texels apart or more.",
            f"Two charts lie {gutter or 0:.3g} texels apart, under {GUTTER_TEXELS:.0f}, so colours bleed from afar. "
            "Unwrap it anew with a wider margin.",
        )


def _pixels(found: Measurements, demands: Profile, *, is_needed: bool) -> Iterator[Check]:
    if not found.map_pixels and not is_needed:
        return
    largest = max((max(size) for size in found.map_pixels), default=None)
    if demands.max_texture_pixels is not None:
        yield at_most(
            "texture_size",
            largest,
            demands.max_texture_pixels,
            f"The texture is {largest} pixels wide, within {demands.max_texture_pixels}.",
            f"The texture is {largest} pixels wide, over {demands.max_texture_pixels}. Choose a lower recipe.",
        )
    if demands.needs_power_of_two:
        odd = [size for size in found.map_pixels if any(side & (side - 1) for side in size)]
        width, height = odd[0] if odd else (0, 0)
        yield at_most(
            "texture_power_of_two",
            len(odd) if found.map_pixels else None,
            0,
            "The sides of its textures are powers of two.",
            f"A texture has {width} x {height} pixels, and compressed textures want powers of two. Scale it.",
        )
