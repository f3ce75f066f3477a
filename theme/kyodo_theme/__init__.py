"""The theme: page templates, components, words of the interface, and the MkDocs overrides."""
