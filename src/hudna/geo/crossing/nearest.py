"""How far a point lies from one edge, and on which side of all of them."""

from hudna.geo.crossing.compiled import kernel
from hudna.geo.crossing.edges import Edges
from hudna.geo.crossing.orientation import side_of

__all__ = ["apart", "ends_of", "side_at", "side_by_crossings"]


@kernel
def ends_of(edges: Edges, e: int) -> tuple[float, float, float, float]:
    """Return where edge e starts and ends."""
    return edges.ends[e, 0], edges.ends[e, 1], edges.ends[e, 2], edges.ends[e, 3]


@kernel
def apart(edges: Edges, e: int, px: float, py: float) -> tuple[float, float]:
    """Return the distance of p from edge e, squared, and where on it p is nearest, 0 to 1."""
    ax, ay, bx, by = ends_of(edges, e)
    dx, dy = bx - ax, by - ay
    qx, qy = px - ax, py - ay
    square = dx * dx + dy * dy
    along = qx * dx + qy * dy
    if along <= 0.0:
        return qx * qx + qy * qy, 0.0
    if along >= square:
        qx, qy = px - bx, py - by
        return qx * qx + qy * qy, 1.0
    # By the cross product: taking the foot of the perpendicular would lose digits near the edge.
    across = dx * qy - dy * qx
    return across * across / square, along / square


@kernel
def side_by_crossings(edges: Edges, px: float, py: float) -> int:
    """Return 1 inside, -1 outside, 0 on an edge, by counting the edges a ray crosses."""
    inside = False
    for e in range(len(edges.ends)):
        ax, ay, bx, by = ends_of(edges, e)
        if (ax == px and ay == py) or (bx == px and by == py):
            return 0
        if (ay <= py) != (by <= py):
            side = side_of(ax, ay, bx, by, px, py)
            if side == 0:
                return 0
            if (side > 0) == (by > ay):
                inside = not inside
        elif ay == py and by == py and min(ax, bx) <= px <= max(ax, bx):
            return 0
    return 1 if inside else -1


@kernel
def side_at(edges: Edges, e: int, t: float, px: float, py: float) -> int:
    """Return 1 where p lies inside, -1 outside, 0 on an edge; p is nearest to edge e at t.

    Nearest to a vertex, p lies inside where it is left of both edges that meet there, or of one
    if the corner turns right; Baerentzen and Aanaes 2005, "Signed Distance Computation Using the
    Angle Weighted Pseudonormal", IEEE TVCG 11(3), in the plane.
    """
    ax, ay, bx, by = ends_of(edges, e)
    here = side_of(ax, ay, bx, by, px, py)
    if 0.0 < t < 1.0:
        return here
    first, second = e, e
    if t == 0.0:
        first = edges.before[e]
    else:
        second = edges.after[e]
    if first < 0 or second < 0:
        return here
    ax, ay, _, _ = ends_of(edges, first)
    vx, vy, bx, by = ends_of(edges, second)
    if vx == px and vy == py:
        return 0
    if edges.tangled[second] and edges.closed:
        return side_by_crossings(edges, px, py)
    one = side_of(ax, ay, vx, vy, px, py)
    other = side_of(vx, vy, bx, by, px, py)
    if side_of(ax, ay, vx, vy, bx, by) >= 0:
        return min(one, other)
    return max(one, other)
