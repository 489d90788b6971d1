"""Whether the ceasefire holds with each side, what no register holds, and what a truce changed."""
