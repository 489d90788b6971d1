"""Help from a language model, none of whose words are believed: quotes in, checked claims out."""
