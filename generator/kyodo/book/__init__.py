"""The whole guideline as a book: views to chapters, set by Typst, as one PDF."""
