"""Failures: what keeps several views from becoming one surface; each names the view."""

from __future__ import annotations

from orfeas.errors import Kind, OrfeasError


class ViewEmpty(OrfeasError):
    """The {view} view shows nothing: its cut-out is empty. Cut out its subject by hand, or leave this view out."""

    kind = Kind.INVALID


class ViewTooThin(OrfeasError):
    """The subject of the {view} view is too thin to have an inside. Use a picture that shows it larger, or leave this view out."""  # noqa: E501

    kind = Kind.INVALID


class ViewHasGap(OrfeasError):
    """The {view} view shows nothing at {percent} % of the height, where the {other} view shows the thing. Check that both cut-outs are whole and show the same thing, or leave one out."""  # noqa: E501

    kind = Kind.INVALID


class ViewContradicts(OrfeasError):
    """The {view} view contradicts the others: {percent} % of its outline does not fit theirs. Check that it shows the same thing in the same pose, squarely and under the right name, or leave it out."""  # noqa: E501

    kind = Kind.INVALID


class ProportionsContradict(OrfeasError):
    """The proportions of the {views} differ by {percent} % from the others': too much to be one thing. Check that all views show the whole of the same thing squarely, or leave one out."""  # noqa: E501

    kind = Kind.INVALID


class OneViewOnly(OrfeasError):
    """The engine hull needs a second view beside the front. Add one, or use the engine relief."""

    kind = Kind.INVALID
