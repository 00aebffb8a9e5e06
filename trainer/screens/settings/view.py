"""What Setelan reads and writes; runs in the desk's thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trainer.screens.settings.schema import Setting, read_values, store_value

if TYPE_CHECKING:
    from trainer.practice.backup import Contents, Restored
    from trainer.practice.desk import Desk
    from trainer.practice.store import Profile
    from trainer.sp4n.regulations import Rules


class SettingsView(NamedTuple):
    """Everything Setelan shows.

    Attributes:
        profile: whose settings they are; None before the first profile.
        values: the settings by key.
        region: the name of the profile's region.
        store: the file with the data.
        content: the folder with the content.
        version: of the program.
        content_version: of the content.
    """

    profile: Profile | None
    values: dict[str, str]
    region: str
    store: Path
    content: Path
    version: str
    content_version: str


def read_settings(desk: Desk) -> SettingsView:
    """Read everything for the profile used last."""
    from trainer import __version__

    profile = desk.last_profile()
    return SettingsView(
        profile,
        read_values(desk.store, None if profile is None else profile.id),
        desk.library.region(_region_id(desk)).name,
        desk.store.path,
        desk.library.root,
        __version__,
        desk.library.version[:12],
    )


def _region_id(desk: Desk) -> str:
    """The profile's region, or the first one when the content does not have it."""
    profile, regions = desk.last_profile(), desk.library.regions
    return profile.region if profile is not None and profile.region in regions else next(iter(regions))


def read_rules(desk: Desk) -> tuple[str, Rules]:
    """The region's name and the rules in force there."""
    region = desk.library.region(_region_id(desk))
    return region.name, desk.library.rules(region.overlay)


def write_value(desk: Desk, setting: Setting, value: str) -> None:
    """Keep a setting for the profile used last."""
    profile = desk.last_profile()
    store_value(desk.store, None if profile is None else profile.id, setting, value)


def suggested_backup(desk: Desk) -> Path:
    """Where a backup would be written unless somebody says otherwise."""
    from trainer.practice.backup import suggested_name
    from trainer.practice.desk import wall_clock

    return desk.store.path.parent / suggested_name(wall_clock())


def write_backup(desk: Desk, target: Path) -> Contents:
    """Copy the store to a file."""
    from trainer.practice.backup import back_up

    return back_up(desk.store.path, target)


def restore_backup(desk: Desk, source: Path) -> Restored:
    """Put a backup in the store's place."""
    from trainer.practice.backup import restore_into
    from trainer.practice.desk import wall_clock

    return restore_into(desk, source, wall_clock())
