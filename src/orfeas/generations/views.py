"""Views: the pictures of one thing from several sides, as a request names them and as an asset keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from orfeas.errors import Kind, OrfeasError
from orfeas.intake.views import View

OTHER_VIEWS = tuple(view for view in View if view is not View.FRONT)
"""What may be given beside the front, in the order one meets them walking round the thing."""


class ViewUnusable(OrfeasError):
    """The {view} picture cannot be used. {why}"""

    kind = Kind.INVALID


class ViewMissing(OrfeasError):
    """The {view} picture is not there. {why}"""

    kind = Kind.MISSING


@contextmanager
def told_of(view: View) -> Iterator[None]:
    """Within this, what is wrong with a picture of several is told with the side it shows.

    Trouble that is not the picture's passes as it is.

    Raises:
        ViewUnusable, ViewMissing: instead of what was raised inside.
    """
    try:
        yield
    except (ViewUnusable, ViewMissing):
        raise
    except OrfeasError as failure:
        if failure.kind is Kind.MISSING:
            raise ViewMissing(view=view.value, why=failure.sentence) from failure
        if failure.kind not in (Kind.INVALID, Kind.TOO_LARGE):
            raise
        raise ViewUnusable(view=view.value, why=failure.sentence) from failure


def cutout_name(view: View) -> str:
    """The name of the file that shows what was cut out of a view."""
    return "cutout.png" if view is View.FRONT else f"cutout-{view}.png"


def picture_name(view: View) -> str:
    """The name of the file that keeps the picture of a view."""
    return "picture.png" if view is View.FRONT else f"picture-{view}.png"
