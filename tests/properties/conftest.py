"""Lets the property tests use the small agency of the instance tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "sp4n"))
