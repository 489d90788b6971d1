"""Kinds of events the reader treats alike, by the names of the event vocabulary."""

__all__ = ["CONTESTED", "HARMING", "MUTUAL", "ONCE", "UNSEEN"]

CONTESTED = frozenset(
    {
        "shelling",
        "small_arms_fire",
        "armed_clash",
        "ground_attack",
        "air_strike",
        "drone_attack",
        "overflight",
        "airspace_violation",
        "shoot_down",
        "ied_mine",
        "prohibited_weapon_use",
        "troop_movement",
        "weapon_placement",
        "fortification",
        "siege",
        "obstruction_of_monitors",
        "obstruction_of_humanitarian_access",
        "abduction",
        "detention",
        "killing",
        "property_damage",
        "provocation",
        "ceasefire_violation",
    }
)
"""Events a side is accused of: to say that they did not happen is to deny them."""

HARMING = CONTESTED | {"rescue", "release", "return_fire"}
"""Events people are harmed or recovered in."""

MUTUAL = frozenset({"talks", "agreement_signed", "armed_clash", "relations_change"})
"""Events whose participants are all doers."""

UNSEEN = frozenset({"ied_mine"})
"""Events whose doer is not there: who follows the word is hit."""

ONCE = frozenset({"talks"})
"""Events a sentence tells once, however many words it has for them."""
