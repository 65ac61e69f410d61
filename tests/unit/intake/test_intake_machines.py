"""What a status does not allow is refused, and the refusal says what is allowed: every machine, every status, every step."""

from enum import StrEnum
from typing import Any

import pytest

from services.intake.domain.aanmelding import AANMELDING, Aanmeldstap
from services.intake.domain.bezwaar import BEZWAARMACHINE, Bezwaarstap, Bezwaarstatus
from services.intake.domain.bkr import BKR, Bkrstap
from services.intake.domain.contactsignaal import CONTACTSIGNAAL, Contactuitkomst
from services.intake.domain.fouten import StapNietMogelijk
from services.intake.domain.machine import Machine
from services.intake.domain.traject import BESLOTEN, TRAJECT, Stap, Trajectstatus

MACHINES: list[tuple[Machine[Any, Any], type[StrEnum]]] = [
    (AANMELDING, Aanmeldstap),
    (TRAJECT, Stap),
    (BKR, Bkrstap),
    (BEZWAARMACHINE, Bezwaarstap),
    (CONTACTSIGNAAL, Contactuitkomst),
]


@pytest.mark.parametrize(("machine", "stappen"), MACHINES, ids=lambda x: getattr(x, "naam", ""))
def test_wat_niet_kan_zegt_wat_wel_kan_en_waar(machine: Machine[Any, Any], stappen: type[StrEnum]) -> None:
    for status in machine.overgangen:
        for stap in stappen:
            if stap in machine.stappen(status):
                machine.controleer(stap, status)
                continue
            with pytest.raises(StapNietMogelijk) as fout:
                machine.controleer(stap, status)
            assert fout.value.status == 409
            assert all(waar in str(fout.value) for waar in machine.waar(stap))
            assert all(kan in str(fout.value) for kan in machine.stappen(status))


@pytest.mark.parametrize(("machine", "stappen"), MACHINES, ids=lambda x: getattr(x, "naam", ""))
def test_elke_stap_kan_ergens(machine: Machine[Any, Any], stappen: type[StrEnum]) -> None:
    assert all(machine.waar(stap) for stap in stappen)


def test_een_stap_met_meer_uitkomsten_kent_geen_andere() -> None:
    with pytest.raises(StapNietMogelijk):
        BEZWAARMACHINE.volgende(Bezwaarstap.UITKOMST, Bezwaarstatus.ONTVANGEN, Bezwaarstatus.ONTVANGEN)


def test_wie_uitstroomde_komt_niet_terug() -> None:
    assert TRAJECT.stappen(Trajectstatus.UITGESTROOMD) == (Stap.NAZORG,)
    assert all(Stap.UITSTROOM in TRAJECT.stappen(status) for status in BESLOTEN)
