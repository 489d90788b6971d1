"""Kinds of events the reader treats alike, by the names of the event vocabulary."""

__all__ = [
    "ATTACKED",
    "BY_WEAPON",
    "CONTESTED",
    "HARMING",
    "HIT",
    "MOVES",
    "MUTUAL",
    "ONCE",
    "STRIKES",
    "UNMANNED",
    "UNSEEN",
]

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

ATTACKED = frozenset(
    {"shelling", "air_strike", "drone_attack", "ground_attack", "prohibited_weapon_use", "siege"}
)
"""Events a place itself can be the target of."""

MUTUAL = frozenset({"talks", "agreement_signed", "armed_clash", "relations_change"})
"""Events whose participants are all doers."""

HIT = frozenset({"property_damage", "return_fire"})
"""Events that say what an attack told by a noun has hit."""

STRIKES = frozenset(
    {"shelling", "air_strike", "drone_attack", "ground_attack", "small_arms_fire", "siege"}
)
"""Events whose target can be a place itself."""

MOVES = frozenset({"troop_movement", "withdrawal", "fortification", "overflight"})
"""Events nobody is the target of: what follows the verb is what is moved, or where to."""

UNSEEN = frozenset({"ied_mine"})
"""Events whose doer is not there: who follows the word is hit."""

BY_WEAPON = {
    "artillery": "shelling",
    "mortar": "shelling",
    "rocket": "shelling",
    "shell": "shelling",
    "missile": "shelling",
    "tank": "shelling",
    "small_arms": "small_arms_fire",
    "machine_gun": "small_arms_fire",
    "mine": "ied_mine",
    "ied": "ied_mine",
    "drone": "drone_attack",
    "barrel_bomb": "air_strike",
}
"""What it was that harmed somebody, by the weapon named."""

UNMANNED = frozenset({"missile", "rocket", "cruise_missile", "ballistic_missile", "drone"})
"""Weapons that are shot down themselves."""

ONCE = frozenset({"talks"})
"""Events a sentence tells once, however many words it has for them."""
