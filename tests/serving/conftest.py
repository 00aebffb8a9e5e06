"""The room most tests use."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from house import House, served


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A room with two seats."""
    async with served(tmp_path / "ruang", seats=2) as one:
        yield one
