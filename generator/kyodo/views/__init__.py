"""What each page shows in one language: the only place that decides order, links and fallbacks."""
