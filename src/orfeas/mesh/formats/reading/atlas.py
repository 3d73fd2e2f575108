"""Several textured looks become one: their textures side by side, their coordinates moved along."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from orfeas.mesh.formats.reading.gltf_looks import resized
from orfeas.mesh.formats.reading.pieces import Piece
from orfeas.mesh.formats.reading.srgb import decoded, encoded
from orfeas.mesh.material import Material, Pixels

Doubles = npt.NDArray[np.float64]
MAX_SIDE = 4096
MAX_REPEATS = 4
GUTTER = 4
PLAIN_SIDE = 16
"""Side of the tile of a look without a texture."""


@dataclass(frozen=True, eq=False)
class _Tile:
    """One look's place: its size without gutter, and how often its texture is repeated in it."""

    width: int
    height: int
    repeats: tuple[int, int] = (1, 1)


@dataclass(frozen=True, eq=False)
class _Layout:
    """Tiles, the (x, y) of each, and the (width, height) of the whole."""

    tiles: list[_Tile]
    spots: list[tuple[int, int]]
    size: tuple[int, int]

    @property
    def area(self) -> int:
        return self.size[0] * self.size[1]


def one_look(pieces: Sequence[Piece], materials: Sequence[Material]) -> tuple[list[Piece], Material, list[str]]:
    """Pieces that look several ways as pieces that look one way.

    Base colours (multiplied by their factors), and where any look has them occlusion, roughness, metallic and normals,
    go into one texture of at most 4096 a side, each tile with a gutter of its own edge. A texture that repeats is
    repeated in its tile, up to four times a side.

    Returns:
        The pieces with coordinates inside the new texture, its material, and notes.
    """
    used = sorted({piece.look for piece in pieces})
    if len(used) == 1:
        return list(pieces), materials[used[0]], []
    notes = [f"{len(used)} materials are joined into one, their textures side by side."]
    pieces = [_inside(piece, is_textured=_is_textured(materials[piece.look])) for piece in pieces]
    reach = _reaches(pieces)
    layout = _laid_out([_tile(materials[look], reach[look]) for look in used])
    if any(reach[look].max() > MAX_REPEATS + 1e-3 for look in used):
        notes.append(f"A texture that repeats more than {MAX_REPEATS} times is stretched.")
    place = {look: number for number, look in enumerate(used)}
    moved = [_moved(piece, layout, place[piece.look], reach[piece.look]) for piece in pieces]
    return moved, _material([materials[look] for look in used], layout), notes


def _is_textured(material: Material) -> bool:
    return any(pixels is not None for pixels in (material.base_color, material.orm, material.normal))


def _inside(piece: Piece, *, is_textured: bool) -> Piece:
    """Coordinates whose connected parts each begin in 0 to 1; the middle of the tile where there is no texture."""
    if piece.uvs is None or not is_textured:
        return replace(piece, uvs=np.full((len(piece.positions), 2), 0.5))
    if piece.uvs.min() >= -1e-3 and piece.uvs.max() <= 1 + 1e-3:
        return replace(piece, uvs=np.clip(piece.uvs, 0.0, 1.0))
    count = len(piece.positions)
    ends = piece.faces.reshape(-1), np.roll(piece.faces, 1, axis=1).reshape(-1)
    links = coo_matrix((np.ones(len(ends[0]), dtype=np.int8), ends), shape=(count, count))
    num_parts, part = connected_components(links, directed=False)
    low = np.full((num_parts, 2), np.inf)
    np.minimum.at(low, part, piece.uvs)
    return replace(piece, uvs=piece.uvs - np.floor(low + 1e-6)[part])


def _reaches(pieces: Sequence[Piece]) -> dict[int, Doubles]:
    """(2,) how far the coordinates of each look go, 1 or more."""
    found: dict[int, Doubles] = {}
    for piece in pieces:
        assert piece.uvs is not None
        found[piece.look] = np.maximum(found.get(piece.look, np.ones(2)), piece.uvs.max(axis=0))
    return found


def _tile(material: Material, reach: Doubles) -> _Tile:
    shapes = [pixels.shape for pixels in (material.base_color, material.orm, material.normal) if pixels is not None]
    if not shapes:
        return _Tile(PLAIN_SIDE, PLAIN_SIDE)
    across, down = (min(math.ceil(top - 1e-3), MAX_REPEATS) for top in reach.tolist())
    height, width = max(shape[0] for shape in shapes), max(shape[1] for shape in shapes)
    return _Tile(width * across, height * down, (across, down))


def _laid_out(tiles: list[_Tile]) -> _Layout:
    """Tiles scaled until they fit into a whole of powers of two.

    A little smaller is tried too: a gutter alone must not double the whole.
    """
    while True:
        tried = [_packed([_scaled(tile, scale) for tile in tiles]) for scale in (1.0, 0.97, 0.9, 0.8)]
        best = min(tried, key=lambda layout: layout.area)
        if max(best.size) <= MAX_SIDE or max(max(tile.width, tile.height) for tile in tiles) <= PLAIN_SIDE:
            return best
        tiles = [_scaled(tile, 0.5) for tile in tiles]


def _scaled(tile: _Tile, scale: float) -> _Tile:
    width, height = (max(int(side * scale), PLAIN_SIDE) for side in (tile.width, tile.height))
    return replace(tile, width=width, height=height)


def _packed(tiles: list[_Tile]) -> _Layout:
    area = sum((tile.width + 2 * GUTTER) * (tile.height + 2 * GUTTER) for tile in tiles)
    widest = max(tile.width + 2 * GUTTER for tile in tiles)
    least = (max(math.ceil(math.sqrt(area)), widest) - 1).bit_length()
    found = []
    for width in (1 << (least - 1), 1 << least):
        if width >= widest:
            spots, bottom = _shelves(tiles, width)
            found.append(_Layout(tiles, spots, (width, 1 << (bottom - 1).bit_length())))
    return min(found, key=lambda layout: layout.area)


def _shelves(tiles: list[_Tile], width: int) -> tuple[list[tuple[int, int]], int]:
    """Highest first, row after row: the (x, y) of each tile inside its gutter, and where the last row ends."""
    spots: list[tuple[int, int]] = [(0, 0)] * len(tiles)
    x = y = row = 0
    for index in sorted(range(len(tiles)), key=lambda index: (-tiles[index].height, index)):
        tile = tiles[index]
        if x + tile.width + 2 * GUTTER > width:
            x, y, row = 0, y + row, 0
        spots[index] = x + GUTTER, y + GUTTER
        x, row = x + tile.width + 2 * GUTTER, max(row, tile.height + 2 * GUTTER)
    return spots, y + row


def _moved(piece: Piece, layout: _Layout, number: int, reach: Doubles) -> Piece:
    assert piece.uvs is not None
    tile = layout.tiles[number]
    repeats = np.maximum(np.array(tile.repeats, dtype=np.float64), np.where(reach > MAX_REPEATS, reach, 0.0))
    uvs = piece.uvs / repeats * [tile.width, tile.height] + layout.spots[number]
    return replace(piece, uvs=uvs / layout.size, look=0)


def _material(materials: Sequence[Material], layout: _Layout) -> Material:
    is_one_finish = len({(material.metallic, material.roughness) for material in materials}) == 1
    has_orm = not is_one_finish or any(material.orm is not None for material in materials)
    has_normals = any(material.normal is not None for material in materials)
    base = [(material.base_color, _base_levels(material)) for material in materials]
    orm = [(material.orm, _orm_levels(material)) for material in materials]
    same = np.arange(256, dtype=np.uint8)[:, None].repeat(3, axis=1)
    normals = [(material.normal, same) for material in materials]
    return Material(
        base_color=_sheet(layout, base, blank=(255, 255, 255)),
        metallic=1.0 if has_orm else materials[0].metallic,
        roughness=1.0 if has_orm else materials[0].roughness,
        name="joined",
        normal=_sheet(layout, normals, blank=(128, 128, 255)) if has_normals else None,
        orm=_sheet(layout, orm, blank=(255, 255, 255)) if has_orm else None,
    )


def _sheet(layout: _Layout, parts: list[tuple[Pixels | None, Pixels]], *, blank: tuple[int, int, int]) -> Pixels:
    """Textures in their tiles, each channel through its levels (256, 3); scaled first, shared ones once."""
    canvas = np.zeros((layout.size[1], layout.size[0], 3), dtype=np.uint8)
    shrunk: dict[tuple[int, int, int], Pixels] = {}
    for (texture, levels), tile, (x, y) in zip(parts, layout.tiles, layout.spots, strict=True):
        across, down = tile.repeats
        if texture is None:
            once = np.array(blank, dtype=np.uint8)[None, None]
        else:
            key = id(texture), max(tile.width // across, 1), max(tile.height // down, 1)
            if key not in shrunk:
                shrunk[key] = resized(texture, key[1], key[2])
            once = shrunk[key]
        leveled = np.stack([levels[once[..., k], k] for k in range(3)], axis=2)
        whole = resized(np.tile(leveled, (down, across, 1)), tile.width, tile.height)
        framed = np.pad(whole, ((GUTTER, GUTTER), (GUTTER, GUTTER), (0, 0)), mode="edge")
        canvas[y - GUTTER : y + tile.height + GUTTER, x - GUTTER : x + tile.width + GUTTER] = framed
    return canvas


def _base_levels(material: Material) -> Pixels:
    """(256, 3) what the colour factor makes of each level, in linear light."""
    factor = np.array(material.base_color_factor[:3])
    return np.asarray(np.rint(encoded(decoded(np.arange(256) / 255)[:, None] * factor) * 255), dtype=np.uint8)


def _orm_levels(material: Material) -> Pixels:
    """(256, 3) what the factors make of occlusion, roughness and metallic."""
    factors = np.clip([1.0, material.roughness, material.metallic], 0.0, 1.0)
    return np.asarray(np.rint(np.arange(256)[:, None] * factors), dtype=np.uint8)
