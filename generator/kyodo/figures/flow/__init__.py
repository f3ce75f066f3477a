"""The flow of a process, in lanes."""
