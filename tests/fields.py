"""Fields of solids known by formula: signed distances, in torch, cut off as a decoder's are."""

import torch


def rod(start, end, radius):
    """Round at its ends."""
    axis = end - start

    def distance(points):
        along = (((points - start) @ axis) / (axis @ axis)).clamp(0, 1)
        return radius - (points - start - along[:, None] * axis).norm(dim=1)

    return distance


def plate(center, turn, sides):
    """A box with its edges rounded by half its thickness, so that nothing of it is thinner."""
    half = sides / 2
    rounding = half.min()

    def distance(points):
        beyond = ((points - center) @ turn).abs() - (half - rounding)
        return rounding - beyond.clamp(min=0).norm(dim=1) - beyond.amax(dim=1).clamp(max=0)

    return distance


def ring(center, turn, large, small):
    """A torus."""

    def distance(points):
        x, y, z = ((points - center) @ turn).unbind(dim=1)
        return small - torch.hypot(torch.hypot(x, y) - large, z)

    return distance


def together(*solids):
    """All of them."""
    return lambda points: torch.stack([solid(points) for solid in solids]).amax(dim=0)


def random_turn(chance):
    """(3, 3) a rotation, any as likely as any other."""
    q, r = torch.linalg.qr(torch.randn(3, 3, generator=chance))
    return q * r.diagonal().sign()


def thin_solids(*, number, thickness, seed=0):
    """So many distances of solids with a part of that thickness, each in a place and a direction of its own."""
    chance = torch.Generator().manual_seed(seed)

    def somewhere(size=0.7):
        return (torch.rand(3, generator=chance) * 2 - 1) * size

    for k in range(number):
        turn, radius = random_turn(chance), thickness / 2
        if k % 5 < 2:
            yield rod(somewhere(), somewhere(), radius)
        elif k % 5 == 2:
            yield plate(somewhere(0.3), turn, torch.tensor([0.9, 0.5, thickness]))
        elif k % 5 == 3:
            yield ring(somewhere(0.2), turn, 0.5, radius)
        else:  # a body with spokes, and a bead far from it
            body = plate(somewhere(0.2), turn, torch.tensor([0.6, 0.4, 0.3]))
            spokes = (rod(somewhere(0.2), somewhere(0.9), radius) for _ in range(3))
            yield together(body, *spokes, rod(bead := somewhere(0.9), bead + 1e-3, radius))
