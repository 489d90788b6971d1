"""One file per format of tracks."""
