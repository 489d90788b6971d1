"""Incidents tested against the clauses of agreements: software alleges, guarantors find."""
