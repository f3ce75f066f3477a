"""Views to paper: one file of data, set by Typst, as PDF."""
