"""Where the command begins: ``kyodo``, and ``python -m kyodo`` where that is not on the path."""

from __future__ import annotations

from kyodo import interrupts


def main() -> None:
    """Run the command; Ctrl-C is answered also while its modules are still being loaded."""
    interrupts.watch()
    try:
        from kyodo.cli import main as command

        interrupts.check()
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    command(prog_name="kyodo")


if __name__ == "__main__":
    main()
