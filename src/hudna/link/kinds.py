"""Kinds of concrete events as a tree of three levels: family, branch, kind.

Only these are joined into incidents. Talks, statements, counts and changes of relations are not
events of this sort and belong to other rooms.
"""

__all__ = ["CONCRETE", "HARM", "RARE", "path_of"]

_TREE: dict[str, dict[str, tuple[str, ...]]] = {
    "violence": {
        "": ("ceasefire_violation",),
        "bombardment": ("shelling", "air_strike", "drone_attack", "prohibited_weapon_use"),
        "direct": ("small_arms_fire", "armed_clash", "ground_attack"),
        "answer": ("return_fire",),
        "explosive": ("ied_mine",),
        "against_aircraft": ("shoot_down",),
        "harm": ("killing", "property_damage"),
    },
    "movement": {
        "flight": ("overflight", "airspace_violation"),
        "ground": ("troop_movement", "weapon_placement", "fortification"),
    },
    "restriction": {
        "access": ("obstruction_of_monitors", "obstruction_of_humanitarian_access"),
        "siege": ("siege",),
    },
    "persons": {"liberty": ("abduction", "detention")},
    "provocation": {"": ("provocation",)},
}

_FAMILIES = list(_TREE)
_BRANCHES = [f"{family}.{branch}" for family in _TREE for branch in _TREE[family] if branch]
_KINDS = [kind for branches in _TREE.values() for kinds in branches.values() for kind in kinds]

CONCRETE = frozenset(_KINDS)
"""Event types that make incidents."""

HARM = frozenset(_TREE["violence"]["harm"])
"""Kinds that say what an act did to people or things, not what was done."""

RARE = frozenset(
    {"shoot_down", "airspace_violation", "prohibited_weapon_use", "obstruction_of_monitors"}
)
"""Kinds so rare that two claims of one on one day hardly ever mean two events."""


def path_of(event_type: str) -> tuple[int, int, int]:
    """Return family, branch and kind as numbers; -1 for a branch that is left open.

    Raises `KeyError` for a type that is not concrete.
    """
    for family, branches in _TREE.items():
        for branch, kinds in branches.items():
            if event_type in kinds:
                place = _BRANCHES.index(f"{family}.{branch}") if branch else -1
                return _FAMILIES.index(family), place, _KINDS.index(event_type)
    raise KeyError(event_type)
