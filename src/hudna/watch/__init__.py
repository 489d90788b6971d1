"""Expected counts, alarms and the holding index: where the ceasefire may break next."""
