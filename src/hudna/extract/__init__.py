"""Words: from a text to attributed claims, each value with the characters it was read from."""
