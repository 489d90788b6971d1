"""Rises in daily counts that the process itself does not explain."""
