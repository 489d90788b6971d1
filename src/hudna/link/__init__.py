"""From claims to incidents, and rival registers side by side."""
