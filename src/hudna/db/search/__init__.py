"""The search index: what is found by which words, and the reading of it through the gate."""
