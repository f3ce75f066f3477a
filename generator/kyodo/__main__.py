"""``python -m kyodo``: the command, where its own name is not on the path."""

from kyodo.cli import main

main(prog_name="kyodo")
