"""From model objects to what a page shows: words, columns, segments and lengths of bars."""
