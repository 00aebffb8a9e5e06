"""The command line: the trainer itself, and every headless command.

No command here imports Textual; only opening the trainer does.
"""

from trainer.cli.root import run

__all__ = ["run"]
