"""From allegations to findings, determinations and measures."""
