"""All help pages: each part of the program brings its own."""

from __future__ import annotations

from trainer.screens.help.texts import PAGES as OWN
from trainer.screens.help.texts import Page
from trainer.screens.learn.help import PAGES as LEARN
from trainer.screens.progress.help import PAGES as PROGRESS
from trainer.screens.reference.help import PAGES as REFERENCE
from trainer.screens.replay.help import PAGES as REPLAY
from trainer.screens.settings.help import PAGES as SETTINGS
from trainer.screens.tour.help import PAGES as TOUR

PAGES: dict[str, Page] = {**OWN, **LEARN, **REFERENCE, **PROGRESS, **REPLAY, **SETTINGS, **TOUR}
"""The pages by the name that a screen carries in `HELP_PAGE`."""
