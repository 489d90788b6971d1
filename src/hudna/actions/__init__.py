"""One file per verb: the only writers. They accept statements that are already signed."""
