"""Styles: words that a look stands for, and those that make a picture fit to become a thing."""

from __future__ import annotations

from dataclasses import dataclass

from orfeas.errors import Kind, OrfeasError

FOR_3D = "single object, whole object in view, centered, three-quarter view, plain white background, even soft light"
NOT_FOR_3D = "several objects, cropped, out of frame, busy background, cast shadow, text, watermark, blurry"


class UnknownStyle(OrfeasError):
    """There is no style called {name}. Choose one of: {known}."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class Style:
    """A look by name.

    Attributes:
        name: as it is asked for.
        sentence: what it adds, for the user.
        words: put after the prompt.
        unwanted: put after the negative prompt, where the network takes one.
    """

    name: str
    sentence: str
    words: str = ""
    unwanted: str = ""


STYLES: dict[str, Style] = {
    style.name: style
    for style in (
        Style("plain", "Nothing but your own words."),
        Style(
            "realistic",
            "A photographed thing, of real materials.",
            "product photograph, realistic materials, fine detail, sharp focus",
            "drawing, cartoon, painting",
        ),
        Style(
            "toy",
            "A smooth plastic toy with round edges.",
            "smooth plastic toy, rounded edges, simple shapes, bright solid colors",
            "thin parts, rough texture, realistic",
        ),
        Style(
            "clay",
            "Modelled by hand in clay.",
            "handmade clay sculpture, matte surface, soft rounded forms, fingerprints in the clay",
            "glossy, metallic, photograph of a person",
        ),
        Style(
            "low-poly",
            "Few flat faces, as in older games.",
            "low poly 3d render, large flat facets, hard edges, flat shading, few colors",
            "smooth surface, fine texture, noise",
        ),
        Style(
            "cartoon",
            "A figure of an animated film.",
            "stylized 3d cartoon render, exaggerated proportions, clean surfaces, saturated colors",
            "realistic, photograph, gritty",
        ),
        Style(
            "figurine",
            "A painted figure for the tabletop.",
            "hand painted tabletop miniature, crisp sculpted detail, sturdy pose, visible brush strokes",
            "thin parts, motion blur, photograph of a person",
        ),
        Style(
            "carved",
            "Cut from one piece of wood.",
            "carved from a single block of wood, visible grain, tool marks, oiled finish",
            "plastic, metal, paint",
        ),
        Style(
            "metal",
            "Cast in bronze.",
            "cast bronze statue, brushed metal, aged patina, solid heavy forms",
            "plastic, fabric, mirror reflections",
        ),
    )
}


@dataclass(frozen=True)
class Wording:
    """What goes beside a prompt.

    Attributes:
        after: words after the prompt; "" for none.
        unwanted: words after the negative prompt; "" for none.
    """

    after: str
    unwanted: str


def word(style: str, *, for_3d: bool) -> Wording:
    """The words of a style, and those for a thing alone before nothing.

    Raises:
        UnknownStyle: lists those there are.
    """
    if style not in STYLES:
        raise UnknownStyle(name=style, known=", ".join(STYLES))
    found = STYLES[style]
    after = [found.words, FOR_3D if for_3d else ""]
    unwanted = [found.unwanted, NOT_FOR_3D if for_3d else ""]
    return Wording(", ".join(filter(None, after)), ", ".join(filter(None, unwanted)))
