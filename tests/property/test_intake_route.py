"""What always holds on the route of intake, whatever is asked and in whatever order."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.intake.domain.aanmelding import Aanmeldstatus, voer_gesprek
from services.intake.domain.fouten import IntakeFout
from services.intake.domain.termijnen import besluittermijn, gesprekstermijn
from services.intake.domain.traject import Besluitsoort, Traject, Trajectstatus, bekrachtig, stel_voor

DAGEN = st.dates(date(2021, 1, 1), date(2049, 12, 31))
MEDEWERKERS = st.sampled_from(["anna", "bram", "cora"])
HANDELINGEN = st.one_of(
    st.tuples(st.just("gesprek"), st.booleans()),
    st.tuples(st.just("voorstel"), MEDEWERKERS),
    st.tuples(st.just("toelating"), MEDEWERKERS),
    st.tuples(st.just("afwijzing"), MEDEWERKERS),
)
BESLOTEN = {Trajectstatus.TOEGELATEN, Trajectstatus.AFGEWEZEN}


@dataclass
class Dossier:
    """A dossier as the usecases keep it: an aanmelding, and a traject once there is one."""

    aanmelding: Aanmeldstatus = Aanmeldstatus.ONTVANGEN
    traject: Traject | None = None
    gesprekken: int = 0
    besluiten: list[tuple[str | None, str | None]] = field(default_factory=list)

    def doe(self, handeling: str, wat: bool | str) -> None:
        if handeling == "gesprek":
            self.aanmelding = voer_gesprek(self.aanmelding, met_hulpvraag=bool(wat))
            self.gesprekken += 1
            if wat:
                self.traject = Traject(date(2025, 3, 10))
        elif self.traject and handeling == "voorstel":
            self.traject = stel_voor(self.traject, Besluitsoort.TOELATING, str(wat))
        elif self.traject:
            self.traject = bekrachtig(self.traject, Besluitsoort(handeling), str(wat))
            self.besluiten.append((self.traject.voorgesteld_door, self.traject.bekrachtigd_door))


@given(st.lists(HANDELINGEN, max_size=25))
def test_geen_traject_zonder_gesprek_en_geen_besluit_zonder_twee_mensen(handelingen: list[tuple[str, bool | str]]) -> None:
    dossier = Dossier()
    for handeling, wat in handelingen:
        with suppress(IntakeFout):
            dossier.doe(handeling, wat)
    assert dossier.gesprekken <= 1
    assert (dossier.traject is not None) == (dossier.aanmelding is Aanmeldstatus.IN_TRAJECT)
    assert dossier.traject is None or dossier.gesprekken == 1
    assert len(dossier.besluiten) <= 1
    assert all(a and b and a != b for a, b in dossier.besluiten)
    assert bool(dossier.besluiten) == (dossier.traject is not None and dossier.traject.status in BESLOTEN)


@given(DAGEN, st.integers(0, 60), st.booleans())
def test_een_gesprekstermijn_eindigt_nooit_voor_zijn_begin(gevraagd: date, eerder: int, crisis: bool) -> None:
    """It never ends before it begins, a crisis never gives more time, and an earlier signal never gives more time."""
    signaal = gevraagd - timedelta(days=eerder) if gevraagd - timedelta(days=eerder) >= date(2021, 1, 1) else None
    termijn = gesprekstermijn(gevraagd, signaal, crisis=crisis)
    assert termijn.begin < termijn.einde
    assert termijn.dagen_over(termijn.begin) > 0
    assert termijn.einde <= gesprekstermijn(gevraagd, signaal, crisis=False).einde <= gesprekstermijn(gevraagd, None, crisis=False).einde


@given(DAGEN, st.integers(1, 60))
def test_een_besluittermijn_is_nooit_langer_dan_de_wet(hulpvraag: date, weken: int) -> None:
    termijn, wet = besluittermijn("0153", hulpvraag, weken), besluittermijn("0153", hulpvraag, 8)
    assert hulpvraag < termijn.einde <= wet.einde
    assert (termijn.einde - hulpvraag).days >= 7 * min(weken, 8)
