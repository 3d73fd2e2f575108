"""Work: how much there is to compute, and so about how long it takes on a device that nobody has measured yet."""

from __future__ import annotations

from orfeas.engines.hunyuan3d21.sizes import Sizes

ASKED = 0.06
"""Share of the finest grid's points that are asked: a field cut off at 1/64, of a thing as large as one is made."""


def operations(sizes: Sizes, *, steps: int, is_guided: bool, cells: int) -> float:
    """Floating-point operations from a picture to a volume, a multiplication and an addition being two; about.

    Matrix products and attention; norms and sums are left out.
    """
    denoiser, decoder, dino = sizes.denoiser, sizes.decoder, sizes.conditioner
    tokens, width = denoiser.num_latents + 1, denoiser.width
    a_token = 4 * width * width + 2 * width * tokens  # self-attention: four projections, scores and sums
    seen = 2 * width * width + 2 * width * dino.num_tokens
    forward = 8 * width * width
    joins = (denoiser.depth - 1) // 2 * 2 * width * width
    mixed = denoiser.num_mixed * denoiser.top_k * forward
    both = denoiser.depth * (a_token + forward) + joins + mixed
    rows = 2 if is_guided else 1
    step = 2.0 * tokens * (rows * both + denoiser.depth * seen)
    picture = 2.0 * dino.depth * dino.num_tokens * (12 * dino.width**2 + 2 * dino.width * dino.num_tokens)
    latents = denoiser.num_latents
    decoding = 2.0 * decoder.depth * latents * (12 * decoder.width**2 + 2 * decoder.width * latents)
    a_point = 2.0 * (10 * decoder.width**2 + 2 * decoder.width * latents)
    return picture + (steps - 1) * step + decoding + ASKED * (cells + 1) ** 3 * a_point


def told(seconds: float) -> str:
    """A time as one says it: `about 40 seconds`, `about 3 hours`."""
    for count, unit in ((3600.0, "hours"), (60.0, "minutes")):
        if seconds >= 1.5 * count:
            return f"about {seconds / count:.0f} {unit}"
    return f"about {max(seconds, 1):.0f} seconds"
