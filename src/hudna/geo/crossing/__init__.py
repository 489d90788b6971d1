"""The columnar core of tracks and lines: arrays in, arrays out."""
