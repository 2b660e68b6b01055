"""Whether a person at risk is seen, a misuse refused, and planted text kept harmless."""
