"""The admin accounts of a region: who can log in to work on reports there.

One Admin Instansi coordinates; every unit has a Pejabat Penghubung, and the larger offices (dinas, badan,
inspektorat, sekretariat) have a deputy for him. Source: dossier section 1 (roles and accounts).
"""

from __future__ import annotations

from trainer.sp4n.agencies import Region
from trainer.sp4n.report import Actor
from trainer.sp4n.vocabulary import Role

WITH_DEPUTY = "opd"
"""Kind of unit whose Pejabat Penghubung has a deputy."""


def admin_accounts(region: Region) -> tuple[Actor, ...]:
    """All admin accounts of a region.

    Returns:
        The Admin Instansi, then every unit's Pejabat Penghubung in the order of the region's units, each
        followed by his deputy where there is one.
    """
    accounts = [Actor(Role.AGENCY, f"Admin Instansi {region.name}")]
    for unit in region.units:
        accounts.append(Actor(Role.LIAISON, f"Pejabat Penghubung {unit.name}", unit.id))
        if unit.kind == WITH_DEPUTY:
            accounts.append(Actor(Role.LIAISON, f"Wakil Pejabat Penghubung {unit.name}", unit.id))
    return tuple(accounts)
