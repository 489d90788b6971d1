"""Attacks on the pages that a web desk has to withstand, one file per kind."""
