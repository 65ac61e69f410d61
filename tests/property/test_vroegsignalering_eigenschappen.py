"""What always holds: reading never fails, a row is one thing only, and two doors are never one household."""

import json
from contextlib import suppress
from datetime import date
from uuid import uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.crypto import Sleutelbos
from kernel.identificatie import OngeldigKenmerk
from services.vroegsignalering.domain.fouten import BestandGeweigerd
from services.vroegsignalering.domain.huishouden import Deur
from services.vroegsignalering.domain.partnerformaat import NAMEN, lees_regel
from services.vroegsignalering.export.partnerbestand import Formaat, Partnerbestand, Rij
from services.vroegsignalering.usecases.neem_aanlevering_aan import Opdracht, maak_records

DAG = date(2025, 3, 10)
KOP = b"signaalId;gemeentecode;signaaldatum;bedragCenten;achternaam;postcode;huisnummer\n"
SLEUTELBOS = Sleutelbos.nieuw()
OPDRACHT = Opdracht(
    aanlevering_id=uuid4(),
    client_id="partner",
    partner_id=uuid4(),
    partnertype="Energie",
    testgegevens=False,
    gemeenten=("0344", "0518"),
    formaat="csv",
    ontvangen_op=DAG,
)


def lees(inhoud: bytes, formaat: Formaat, hap: int) -> list[Rij]:
    bestand = Partnerbestand(formaat, max_bytes=100_000, max_regels=50)
    rijen = [rij for i in range(0, len(inhoud), hap) for rij in bestand.voed(inhoud[i : i + hap])]
    return rijen + bestand.sluit()


@given(st.binary(max_size=2000), st.sampled_from(Formaat), st.integers(1, 500), st.booleans())
def test_lezen_faalt_nooit_op_wat_voor_bytes_ook(ruis: bytes, formaat: Formaat, hap: int, met_kop: bool) -> None:
    """Any bytes give rows, or the one error that says the file as a whole is refused."""
    with suppress(BestandGeweigerd):
        for rij in lees(KOP + ruis if met_kop else ruis, formaat, hap):
            assert rij.fout or rij.velden.keys() <= NAMEN


@given(st.binary(max_size=1500), st.integers(1, 300), st.integers(1, 300))
def test_waar_het_netwerk_knipt_maakt_niet_uit(ruis: bytes, een: int, ander: int) -> None:
    def gelezen(hap: int) -> object:
        try:
            return lees(KOP + ruis, Formaat.CSV, hap)
        except BestandGeweigerd as fout:
            return type(fout)

    assert gelezen(een) == gelezen(ander)


TEKST = st.text(max_size=30) | st.sampled_from(["0518", "0344", "2511AB", "12", "999900018", "ja", "1980-01-01"])
VELDEN = st.dictionaries(st.sampled_from(sorted(NAMEN)), TEKST, max_size=12)


@given(st.lists(VELDEN | st.none(), max_size=20))
def test_elke_regel_wordt_een_record_en_gaat_naar_een_gemeente(rijen: list[dict[str, str] | None]) -> None:
    """Staged rows = rows read. A row with a fault can be matched with nothing; one without a fault has all that a signal needs.

    What is personal is encrypted in either; only a row that cannot be read has nothing to keep.
    """
    invoer = [(n, velden or {}, None if velden is not None else "regel:onleesbaar") for n, velden in enumerate(rijen, 1)]
    per_gemeente = maak_records(OPDRACHT, invoer, SLEUTELBOS)
    records = [record for lijst in per_gemeente.values() for record in lijst]
    assert sorted(r[0] for r in records) == [n for n, _, _ in invoer]
    for record in records:
        fouten, klant, persoon, vergelijkbaar = record[-9], record[-8], record[-6], record[-5:]
        assert bool(fouten) == (klant is None)
        assert (persoon is None) == ("regel:onleesbaar" in fouten)
        assert not fouten or vergelijkbaar == (None,) * 5
        assert all("\0" not in tekst and tekst == tekst.encode("utf-8", "replace").decode() for tekst in record[1:15])


@given(VELDEN)
def test_fouten_noemen_een_veld_en_nooit_de_waarde(velden: dict[str, str]) -> None:
    for fout in lees_regel(velden, DAG).fouten:
        veld, _, code = fout.partition(":")
        assert veld in NAMEN
        assert code.replace("-", "").isalpha()


LETTER = st.sampled_from("ABCDEFGH")
ADRES = st.tuples(
    st.builds(lambda n, a, b: f"{n}{a}{b}", st.integers(1000, 9999), LETTER, LETTER),
    st.integers(1, 99_999).map(str),
    st.sampled_from(["", "A", "B", "1", "BIS", "2H"]),
)


@given(ADRES, ADRES)
def test_twee_deuren_zijn_nooit_een_huishouden(een: tuple[str, str, str], ander: tuple[str, str, str]) -> None:
    assert (Deur.lees(*een) == Deur.lees(*ander)) == (een == ander)


@given(
    ADRES,
    st.sampled_from(["{0} {1}", "{0}{1}", " {0} {1} "]),
    st.booleans(),
    st.sampled_from(["", "0", "00"]),
    st.sampled_from(["", "-", " "]),
)
def test_een_deur_blijft_dezelfde_hoe_hij_ook_geschreven_is(
    adres: tuple[str, str, str], vorm: str, klein: bool, nullen: str, voor: str
) -> None:
    postcode, huisnummer, toevoeging = adres
    geschreven = (vorm.format(postcode[:4], postcode[4:]), nullen + huisnummer, voor + toevoeging)
    if klein:
        geschreven = (geschreven[0].lower(), geschreven[1], geschreven[2].lower())
    assert Deur.lees(*geschreven) == Deur(postcode, huisnummer, toevoeging)


@given(st.text(max_size=12), st.text(max_size=8), st.text(max_size=8))
def test_een_gelezen_deur_leest_zich_terug(postcode: str, huisnummer: str, toevoeging: str) -> None:
    with suppress(OngeldigKenmerk):
        deur = Deur.lees(postcode, huisnummer, toevoeging)
        assert Deur.lees(deur.postcode, deur.huisnummer, deur.toevoeging) == deur


@settings(max_examples=50)
@given(
    st.lists(
        st.dictionaries(st.sampled_from(sorted(NAMEN)), st.text(alphabet="ab;\"'\t,é", max_size=8), min_size=1, max_size=4), max_size=8
    )
)
def test_ndjson_geeft_terug_wat_erin_ging(rijen: list[dict[str, str]]) -> None:
    inhoud = b"".join(json.dumps(rij).encode() + b"\n" for rij in rijen)
    with suppress(BestandGeweigerd):
        gelezen = lees(inhoud, Formaat.NDJSON, 13)
        assert [r.velden for r in gelezen] == [{n: w.strip() for n, w in rij.items()} for rij in rijen]
