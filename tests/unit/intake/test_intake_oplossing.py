"""The rules of the solution, the administration, the appointments and the end of the route, one by one."""

from datetime import date
from uuid import UUID

import pytest

from kernel.geld import Bedrag
from services.intake.domain.aandelen import Reactie, uitkomst, verdeel_bod
from services.intake.domain.administratie import Bron, Hulpbudget, Kostensoort, Stand, alles_in_orde, beoordeel_vergoeding, in_orde
from services.intake.domain.afspraak import beoordeel_niet_verschenen, herinner_op
from services.intake.domain.beeld import Minimaregeling, Regelinguitkomst, maandruimte, ontbrekende_regelingen
from services.intake.domain.fouten import (
    BudgetOntbreekt,
    BudgetUitgeput,
    EindeOntbreekt,
    GeenSchulden,
    HulpIsKosteloos,
    MoratoriumTeLang,
    NabellenOntbreekt,
    NazorgAlBeantwoord,
    NormOntbreekt,
    OverdrachtZonderToestemming,
    PlafondOverschreden,
    RegelingLoopt,
    StapNietMogelijk,
    VolgordeVraagtReden,
)
from services.intake.domain.gerechtelijk import Verzoeksoort, beoordeel_duur
from services.intake.domain.normen import Normsoort, norm
from services.intake.domain.regeling import REGELING, Regelingsoort, Regelingstap, Regelingstatus, beoordeel_volgorde
from services.intake.domain.schuld import Schuld
from services.intake.domain.uitstroom import Nazorgstatus, Uitstroomreden, beoordeel_afgerond, na_antwoord
from services.intake.domain.verwijzing import beoordeel_toestemming


def schuld(n: int, centen: int, *, preferent: bool = False) -> Schuld:
    return Schuld(UUID(int=n), Bedrag(centen), preferent, zakelijk=True, opeisbaar=True, van_gemeente=False)


def test_preferent_krijgt_het_dubbele_deel() -> None:
    # 2 x 10,000 against 30,000: 500 goes 2 : 3, so 200 (2 %) and 300 (1 %)
    delen = verdeel_bod(Bedrag(50_000), [schuld(1, 1_000_000, preferent=True), schuld(2, 3_000_000)], 2)
    assert [d.aandeel.centen for d in delen] == [20_000, 30_000]


def test_wat_preferent_overhoudt_gaat_naar_concurrent() -> None:
    # 1,900 of 2,000: the preferent one would get 1,266.67 of his 1,000, so he gets 1,000 and the other 900
    delen = verdeel_bod(Bedrag(190_000), [schuld(1, 100_000, preferent=True), schuld(2, 100_000)], 2)
    assert [d.aandeel.centen for d in delen] == [100_000, 90_000]


def test_zonder_schulden_is_er_niets_te_verdelen() -> None:
    with pytest.raises(GeenSchulden):
        verdeel_bod(Bedrag(0), [], 2)


def test_stilte_is_geen_akkoord() -> None:
    assert uitkomst([Reactie.AKKOORD, Reactie.GEEN_REACTIE]) is Regelingstatus.GEWEIGERD
    assert uitkomst([Reactie.GEWEIGERD, Reactie.OPEN]) is Regelingstatus.VOORGESTELD


def test_bemiddeling_komt_na_sanering_of_zegt_waarom_niet() -> None:
    with pytest.raises(VolgordeVraagtReden, match="Voor 'schuldbemiddeling' wordt eerst sanering aangeboden"):
        beoordeel_volgorde(Regelingsoort.SCHULDBEMIDDELING, set(), None)
    beoordeel_volgorde(Regelingsoort.SCHULDBEMIDDELING, {Regelingsoort.SANERING}, None)
    beoordeel_volgorde(Regelingsoort.NULAANBOD, set(), "Geen afloscapaciteit.")
    beoordeel_volgorde(Regelingsoort.BETALINGSREGELING, set(), None)


def test_een_lopende_regeling_kan_niet_worden_ingetrokken() -> None:
    with pytest.raises(StapNietMogelijk, match="uitbetaling, beeindiging"):
        REGELING.controleer(Regelingstap.INTREKKING, Regelingstatus.LOPEND)


def test_de_aflosperiode_is_achttien_maanden_en_de_verhouding_niet_geverifieerd() -> None:
    assert norm(Normsoort.AFLOSPERIODE_MAANDEN, date(2025, 3, 1)).waarde == 18
    assert not norm(Normsoort.PREFERENT_FACTOR, date(2025, 3, 1)).geverifieerd
    with pytest.raises(NormOntbreekt):
        norm(Normsoort.AFLOSPERIODE_MAANDEN, date(2020, 12, 31))


def test_hulp_aan_de_persoon_is_kosteloos() -> None:
    with pytest.raises(HulpIsKosteloos):
        vergoed(Kostensoort.PERSOON, Bron.ONDERNEMER, 100)
    vergoed(Kostensoort.BEDRIJF, Bron.ONDERNEMER, 100)


def test_het_plafond_per_boekjaar_en_het_budget_van_het_jaar() -> None:
    # the example of the handreiking: 500 euro per boekjaar out of 20,000 a year
    ruim = Hulpbudget(Bedrag(2_000_000), Bedrag(50_000))
    vergoed(Kostensoort.BEDRIJF, Bron.GEMEENTEBUDGET, 20_000, ruim, boekjaar=30_000)
    with pytest.raises(PlafondOverschreden, match=r"€ 500,00 per boekjaar, waarvan € 300,01"):
        vergoed(Kostensoort.BEDRIJF, Bron.GEMEENTEBUDGET, 20_000, ruim, boekjaar=30_001)
    vergoed(Kostensoort.BEDRIJF, Bron.GEMEENTEBUDGET, 20_000, ruim, boekjaar=30_001, boven=True)
    with pytest.raises(BudgetUitgeput, match=r"nog € 199,99 over"):
        vergoed(Kostensoort.BEDRIJF, Bron.GEMEENTEBUDGET, 20_000, ruim, jaar=1_980_001, boven=True)
    with pytest.raises(BudgetOntbreekt, match="voor 2025"):
        vergoed(Kostensoort.BEDRIJF, Bron.GEMEENTEBUDGET, 1)


def vergoed(
    kosten: Kostensoort, bron: Bron, centen: int, budget: Hulpbudget | None = None, *, boekjaar: int = 0, jaar: int = 0, boven: bool = False
) -> None:
    beoordeel_vergoeding(
        kosten, bron, Bedrag(centen), budget, jaar=2025, betaald_boekjaar=Bedrag(boekjaar), betaald_jaar=Bedrag(jaar), boven_plafond=boven
    )


def test_een_lege_lijst_is_niet_in_orde() -> None:
    assert not in_orde([])
    assert not alles_in_orde([])
    assert in_orde([Stand.IN_ORDE, Stand.NIET_NODIG])
    assert not in_orde([Stand.IN_ORDE, Stand.ONTBREEKT])
    assert not alles_in_orde([True, False])


def test_de_maandruimte_kan_onder_nul_zijn() -> None:
    assert maandruimte([120_000, 30_000], [180_000]).over == Bedrag(-30_000)


def test_elke_minimaregeling_moet_zijn_bekeken() -> None:
    gekeken = [(m, Regelinguitkomst.GEEN_RECHT) for m in Minimaregeling if m is not Minimaregeling.STADSPAS]
    assert ontbrekende_regelingen([*gekeken, (Minimaregeling.STADSPAS, Regelinguitkomst.NOG_NIET_GEKEKEN)]) == [Minimaregeling.STADSPAS]


def test_de_herinnering_komt_op_de_laatste_werkdag_ervoor() -> None:
    # Tuesday 22 April 2025: Monday 21 is second Easter day, Friday 18 Good Friday, so Thursday 17
    assert herinner_op(date(2025, 4, 22), date(2025, 4, 1)) == date(2025, 4, 17)
    assert herinner_op(date(2025, 4, 22), date(2025, 4, 20)) == date(2025, 4, 20)  # made later than that: at once


def test_niemand_stroomt_uit_wegens_wegblijven_zonder_nabellen() -> None:
    beoordeel_niet_verschenen(0)
    with pytest.raises(NabellenOntbreekt, match="nog bij 2"):
        beoordeel_niet_verschenen(2)


def test_een_moratorium_heeft_een_einde_binnen_zes_maanden() -> None:
    van = date(2025, 8, 31)
    assert beoordeel_duur(Verzoeksoort.MORATORIUM, van, date(2026, 2, 28)) == date(2026, 2, 28)  # there is no 31 February
    with pytest.raises(MoratoriumTeLang, match="2026-02-28"):
        beoordeel_duur(Verzoeksoort.MORATORIUM, van, date(2026, 3, 1))
    with pytest.raises(EindeOntbreekt):
        beoordeel_duur(Verzoeksoort.MORATORIUM, van, None)
    assert beoordeel_duur(Verzoeksoort.WSNP, van, None) is None


def test_zonder_toestemming_geen_overdracht() -> None:
    assert beoordeel_toestemming(date(2025, 3, 1), date(2025, 3, 1)) == date(2025, 3, 1)
    for toestemming in (None, date(2025, 3, 2)):
        with pytest.raises(OverdrachtZonderToestemming):
            beoordeel_toestemming(toestemming, date(2025, 3, 1))


def test_afgerond_laat_geen_regeling_open() -> None:
    with pytest.raises(RegelingLoopt, match="'lopend'"):
        beoordeel_afgerond(Uitstroomreden.AFGEROND, Regelingstatus.LOPEND)
    beoordeel_afgerond(Uitstroomreden.VERHUISD, Regelingstatus.LOPEND)
    beoordeel_afgerond(Uitstroomreden.AFGEROND, None)


def test_wie_geen_nazorg_wilde_kan_zich_bedenken() -> None:
    nee = na_antwoord(Nazorgstatus.AANGEBODEN, gewenst=False)
    assert na_antwoord(nee, gewenst=True) is Nazorgstatus.LOPEND
    with pytest.raises(NazorgAlBeantwoord):
        na_antwoord(nee, gewenst=False)
    with pytest.raises(StapNietMogelijk):
        na_antwoord(Nazorgstatus.LOPEND, gewenst=True)
