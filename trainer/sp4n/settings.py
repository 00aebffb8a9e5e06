"""What an instance is told once: its agency, units, neighbours and the options of the region.

Source: dossier sections 1.2, 4.4, 7.3 and 13.
"""

from __future__ import annotations

import msgspec

from trainer.sp4n.agencies import Region
from trainer.sp4n.report import NATIONAL

FIRST_TRACKING_ID = 9_900_001
"""Ids of the simulation begin with 99: far beyond the real range of the years it plays in (7.3)."""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What regions do differently, as the instance needs it.

    Attributes:
        draft_approval: an answer needs the approval of the unit's head before it goes out.
        leak_warning: the forms warn of personal data in a text, which the real system does not do.
        ombudsman_days: working days after which the reporter is told of the Ombudsman; None never (4.4).
        single_verification: C2 counts from the submission, not from the arrival at the agency (K2).
        completion_from_disposition: C4 starts with the disposition, not with the verification (K5).
        anonymous_to_admin: Anonim hides the name from the Admin Instansi too (K8).
        reopening: a reply of the reporter reopens a closed report (K9).
        close_open_reply: the reporter's window also runs while a reply is unanswered.
        warn_days: working days before a deadline at which its owner is warned.
        formal_extension_days: how much a formal information request may be extended once; 0 not at all.
    """

    draft_approval: bool = False
    leak_warning: bool = False
    ombudsman_days: int | None = None
    single_verification: bool = False
    completion_from_disposition: bool = False
    anonymous_to_admin: bool = False
    reopening: bool = False
    close_open_reply: bool = False
    warn_days: int = 1
    formal_extension_days: int = 7


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The surroundings of an instance; `units` and `neighbours` map ids to names."""

    agency: str
    units: dict[str, str]
    neighbours: dict[str, str] = {}
    first_tracking_id: int = FIRST_TRACKING_ID
    options: Options = Options()

    @classmethod
    def for_region(
        cls, region: Region, options: Options | None = None, first_tracking_id: int = FIRST_TRACKING_ID
    ) -> Settings:
        """The settings of a region's own instance.

        Args:
            region: the region with its units and neighbours.
            options: the region's options; None takes the defaults.
            first_tracking_id: the id of the first report.

        Returns:
            The settings with the region's names.
        """
        return cls(
            agency=f"Pemerintah {region.name}",
            units={unit.id: unit.name for unit in region.units},
            neighbours={agency.id: agency.name for agency in region.neighbours},
            first_tracking_id=first_tracking_id,
            options=options or Options(),
        )

    def unit_name(self, unit: str) -> str:
        """The name of a unit; the id itself when the region does not know it."""
        return self.units.get(unit, unit)

    def agency_name(self, agency: str) -> str:
        """The name of a neighbour agency, or of the Admin Nasional."""
        return "Admin Nasional" if agency == NATIONAL else self.neighbours.get(agency, agency)
