"""``python -m checker`` is ``anjuan``."""

from checker.cli import main

main()
