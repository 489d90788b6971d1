"""Live update: open pages hear when another party acts, as server-sent events."""
