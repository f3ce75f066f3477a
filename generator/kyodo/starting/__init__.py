"""``kyodo new``: a city's own guideline, started from the model guideline."""
