"""Expected counts of cells, from past days alone, and how well they did."""
