"""Which signals are of one household, which are said twice, and whether two names are one person's."""

from datetime import date
from itertools import permutations
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.vroegsignalering.domain.matching import KOPPELING_UITLEG, Kandidaat, Koppeling, Verdeling, verdeel
from services.vroegsignalering.domain.naam import bedrijfssleutel, bedrijfswoorden, naamdelen

ENERGIE, HUUR = UUID(int=1), UUID(int=2)
DEUR, ANDERE_DEUR = ("2511AB", "1", ""), ("2511AB", "2", "")


def k(sleutel: str, achternaam: str = "Jansen", op: date = date(2025, 3, 3), bedrijfsnaam: str = "", **overig: Any) -> Kandidaat:
    """A signal of 3 March at DEUR, of a debtor of his own."""
    standaard: dict[str, Any] = {
        "partner_id": ENERGIE,
        "kenmerk": sleutel,
        "bedrag_centen": 20_000,
        "ontstaansdatum": date(2025, 1, 1),
        "klant": sleutel.encode(),
        "bsn": None,
        "deur": DEUR,
        "naam": frozenset(map(hash, naamdelen(achternaam))),
        "bedrijf": frozenset([hash(bedrijfssleutel(bedrijfsnaam))] if bedrijfsnaam else ()),
        "bedrijfswoorden": frozenset(map(hash, bedrijfswoorden(bedrijfsnaam))),
        "zakelijk": bool(bedrijfsnaam),
    }
    return Kandidaat(sleutel=sleutel, signaaldatum=op, **standaard | overig)


def zaken(verdeling: Verdeling) -> list[str]:
    """The zaken as the letters of their signals."""
    return sorted("".join(sorted(str(lid.sleutel) for lid, _ in groep.leden)) for groep in verdeling.groepen)


def test_zelfde_adres_en_naam_is_een_huishouden() -> None:
    verdeling = verdeel([k("a"), k("b", "Jansen-de Vries")], 183)
    assert zaken(verdeling) == ["ab"]
    assert [koppeling for _, koppeling in verdeling.groepen[0].leden] == [Koppeling.EERSTE, Koppeling.HUISHOUDEN]


def test_een_andere_naam_op_hetzelfde_adres_is_een_ander_huishouden() -> None:
    assert zaken(verdeel([k("a"), k("b", "Pietersen")], 183)) == ["a", "b"]


def test_een_andere_naam_met_dezelfde_geboortedatum_is_een_meisjesnaam() -> None:
    assert zaken(verdeel([k("a", geboren=1), k("b", "Pietersen", geboren=1)], 183)) == ["ab"]


def test_dezelfde_bsn_is_dezelfde_persoon_ook_op_een_ander_adres() -> None:
    verdeling = verdeel([k("a", bsn=b"1"), k("b", "Pietersen", bsn=b"1", deur=ANDERE_DEUR)], 183)
    assert zaken(verdeling) == ["ab"]
    assert verdeling.groepen[0].leden[1][1] is Koppeling.PERSOON


def test_alleen_een_bsn_en_alleen_een_adres_horen_niet_bij_elkaar() -> None:
    """Until the BRP says which address belongs to the BSN."""
    assert zaken(verdeel([k("a", "", bsn=b"1", deur=None), k("b")], 183)) == ["a", "b"]


def test_twee_ondernemers_op_een_adres_delen_geen_zaak() -> None:
    assert zaken(verdeel([k("a", "", bedrijfsnaam="Bakkerij Zon"), k("b", "", bedrijfsnaam="Kapper Maan")], 183)) == ["a", "b"]
    assert zaken(verdeel([k("a", "Jansen", bedrijfsnaam="Bakkerij Zon", bsn=b"1"), k("b", "Jansen", bsn=b"2")], 183)) == ["a", "b"]


def test_het_energiecontract_op_de_bedrijfsnaam_hoort_bij_de_ondernemer_die_zo_heet() -> None:
    assert zaken(verdeel([k("a", "", bedrijfsnaam="Bakkerij Jansen B.V. in oprichting"), k("b", "Jansen")], 183)) == ["ab"]
    assert zaken(verdeel([k("a", "", bedrijfsnaam="Bakkerij Zon"), k("b", "Jansen")], 183)) == ["a", "b"]


def test_een_andere_maand_is_een_andere_zaak_en_die_is_opeenvolgend() -> None:
    verdeling = verdeel([k("a", op=date(2024, 9, 30)), k("b", op=date(2025, 3, 1)), k("c", "Pietersen", op=date(2025, 3, 1))], 30)
    assert {("".join(str(lid.sleutel) for lid, _ in g.leden), g.opeenvolgend) for g in verdeling.groepen} == {
        ("a", False),
        ("b", True),  # 30 September lies in the six months before March
        ("c", False),  # someone else's history
    }


def test_herhaald_is_dezelfde_achterstand_en_niet_hoger() -> None:
    eerste, zelfde = k("a", klant=b"k"), k("b", klant=b"k", op=date(2025, 3, 4))
    hoger = k("c", klant=b"k", op=date(2025, 3, 5), bedrag_centen=20_001)
    andere = k("d", klant=b"k", op=date(2025, 3, 6), ontstaansdatum=date(2025, 2, 1))
    verdeling = verdeel([eerste, zelfde, hoger, andere], 183)
    assert [h.sleutel for h in verdeling.herhaald] == ["b"]
    assert zaken(verdeling) == ["acd"]


def test_na_het_venster_is_het_geen_herhaling_meer() -> None:
    """183 days after 1 January is 3 July; a day later it is not recent any more."""
    rijen = [k("a", klant=b"k", op=date(2025, 1, 1)), k("b", klant=b"k", op=date(2025, 7, 3))]
    assert [h.sleutel for h in verdeel(rijen, 183).herhaald] == ["b"]
    assert verdeel([rijen[0], k("b", klant=b"k", op=date(2025, 7, 4))], 183).herhaald == []


def test_de_volgorde_van_binnenkomst_maakt_niet_uit() -> None:
    signalen = [
        k("a", "Jansen", op=date(2025, 3, 1)),
        k("b", "de Vries", op=date(2025, 3, 2)),
        k("c", "Jansen-de Vries", op=date(2025, 3, 3)),
        k("d", "de Vries", op=date(2025, 3, 4), bsn=b"1"),
        k("e", "Pietersen", op=date(2025, 3, 5), bsn=b"1", deur=ANDERE_DEUR),
    ]
    assert len({tuple(zaken(verdeel(volgorde, 183))) for volgorde in permutations(signalen)}) == 1


def test_een_zaak_waar_iemand_mee_bezig_is_behoudt_haar_signalen_en_neemt_er_nog_bij() -> None:
    zaak = uuid4()
    vast = k("a", op=date(2025, 3, 9), zaak_id=zaak, vast=True)
    verdeling = verdeel([vast, k("b", op=date(2025, 3, 1))], 183)
    assert zaken(verdeling) == ["ab"]
    assert verdeling.groepen[0].zaak_id == zaak


def test_bij_een_afgesloten_zaak_komt_niets_meer() -> None:
    dicht = k("a", zaak_id=uuid4(), vast=True, open=False)
    assert zaken(verdeel([dicht, k("b", op=date(2025, 3, 9))], 183)) == ["a", "b"]


def test_een_zaak_die_uiteenvalt_houdt_haar_id_bij_het_eerste_signaal() -> None:
    zaak = uuid4()
    verdeling = verdeel([k("a", zaak_id=zaak), k("b", "Pietersen", zaak_id=zaak)], 183)
    assert [g.zaak_id for g in verdeling.groepen] == [zaak, None]


def test_elke_koppeling_heeft_een_zin() -> None:
    assert set(KOPPELING_UITLEG) == set(Koppeling)


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("Strauß", "Strauss"),
        ("Müller", "Mueller"),
        ("Müller", "Muller"),
        ("Şahin", "Sahin"),
        ("van der Berg", "Berg"),
        ("v.d. Berg", "Berg"),
        ("Vanderberg", "van der Berg"),
        ("Smit-de Vries", "De Vries"),
        ("van Dijk", "Van Dyk"),
        ("D'Angelo", "d\u2019angelo"),
        ("In 't Veld", "int Veld"),
        ("JANSEN", "jansen"),
    ],
)
def test_zelfde_naam_anders_geschreven(een: str, ander: str) -> None:
    assert naamdelen(een) & naamdelen(ander)


@pytest.mark.parametrize(("een", "ander"), [("de Vries", "de Boer"), ("van den Berg", "van den Bosch"), ("Jansen", "Janssens")])
def test_een_tussenvoegsel_alleen_maakt_namen_niet_gelijk(een: str, ander: str) -> None:
    assert not naamdelen(een) & naamdelen(ander)


def test_een_voorvoegsel_apart_of_in_de_naam_is_hetzelfde() -> None:
    assert naamdelen("Berg", "van der") == naamdelen("van der Berg")
    assert naamdelen("") == frozenset()


def test_een_bedrijfsnaam_in_een_vorm() -> None:
    assert bedrijfssleutel("Bakkerij Jansen v.o.f.") == bedrijfssleutel("BAKKERIJ JANSEN VOF")
    assert "jansen" in bedrijfswoorden("Bakkerij Jansen")
