"""Words: folding, languages, numbers, dates, names and terms."""
