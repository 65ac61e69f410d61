"""camt.053: what is read, how it is split, what it pays, and what is refused whole."""

from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from deploy.embedded.voorbeeld.afschrift import maak_afschrift
from kernel.geld import Bedrag
from kernel.identificatie import maak_betalingskenmerk
from services.debiteuren.domain.afschrift import Afschrift, Bankregel, controleer, kenmerken, neemt_betaling_terug
from services.debiteuren.domain.fouten import (
    AfschriftGeweigerd,
    AfschriftOnleesbaar,
    AfschriftOnvolledig,
    AfschriftSluitNiet,
    AfschriftTeGroot,
    AfschriftVreemdeValuta,
)
from services.debiteuren.export.camt053 import VERSIES, lees

#: Published schemas and samples, used when they are beside the repository.
GEPUBLICEERD = Path(__file__).parents[4] / "shared" / "data" / "camt"
KENMERK = maak_betalingskenmerk(42)
MEGABYTE = 1_000_000

met_gepubliceerd = pytest.mark.skipif(not GEPUBLICEERD.is_dir(), reason="the published camt files are not beside the repository")


def bal(code: str, bedrag: str, richting: str = "CRDT", valuta: str = "EUR") -> str:
    return (
        f'<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy="{valuta}">{bedrag}</Amt>'
        f"<CdtDbtInd>{richting}</CdtDbtInd><Dt><Dt>2025-04-01</Dt></Dt></Bal>"
    )


def ntry(bedrag: str, details: str = "", richting: str = "CRDT", status: str = "<Sts><Cd>BOOK</Cd></Sts>", storno: str = "") -> str:
    return (
        f'<Ntry><Amt Ccy="EUR">{bedrag}</Amt><CdtDbtInd>{richting}</CdtDbtInd>{storno}{status}'
        f"<BookgDt><Dt>2025-04-01</Dt></BookgDt><ValDt><Dt>2025-03-31</Dt></ValDt>{details}</Ntry>"
    )


def tx(binnen: str) -> str:
    return f"<TxDtls>{binnen}</TxDtls>"


def verwijzing() -> str:
    return f"<RmtInf><Strd><CdtrRefInf><Ref>{KENMERK}</Ref></CdtrRefInf></Strd></RmtInf>"


def bestand(inhoud: str, versie: str = "08", kop: str = "") -> bytes:
    ruimte = f"urn:iso:std:iso:20022:tech:xsd:camt.053.001.{versie}"
    stmt = f"<Stmt><Id>A-1</Id><Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id></Acct>{inhoud}</Stmt>"
    return f'{kop}<Document xmlns="{ruimte}"><BkToCstmrStmt>{stmt}</BkToCstmrStmt></Document>'.encode()


def enig(inhoud: str, versie: str = "08") -> Afschrift:
    (afschrift,) = lees(bestand(bal("OPBD", "0.00") + inhoud + bal("CLBD", "100.00"), versie), max_bytes=MEGABYTE)
    return afschrift


@pytest.mark.parametrize("versie", VERSIES)
def test_drie_versies_worden_gelezen(versie: str) -> None:
    status = "<Sts>BOOK</Sts>" if versie in {"02", "04"} else "<Sts><Cd>BOOK</Cd></Sts>"
    afschrift = enig(ntry("100.00", status=status), versie)
    assert controleer(afschrift).mutaties == Bedrag.uit_euro("100,00")
    assert (afschrift.regels[0].boekdatum, afschrift.regels[0].valutadatum) == (date(2025, 4, 1), date(2025, 3, 31))


def test_alleen_wat_geboekt_is_telt() -> None:
    afschrift = enig(ntry("100.00") + ntry("55.00", status="<Sts><Cd>PDNG</Cd></Sts>"))
    assert [r.bedrag for r in afschrift.regels] == [Bedrag.uit_euro("100")]


def test_een_verzamelboeking_wordt_gesplitst_als_de_delen_kloppen() -> None:
    delen = "".join(tx(f'<Amt Ccy="EUR">{b}</Amt><CdtDbtInd>CRDT</CdtDbtInd>{verwijzing()}') for b in ("60.00", "40.00"))
    afschrift = enig(ntry("100.00", f"<NtryDtls>{delen}</NtryDtls>"))
    assert [(r.volgnummer, r.bedrag, list(kenmerken(r))) for r in afschrift.regels] == [
        (1, Bedrag.uit_euro("60"), [KENMERK]),
        (2, Bedrag.uit_euro("40"), [KENMERK]),
    ]


def test_versie_02_zet_het_deelbedrag_in_amtdtls() -> None:
    delen = "".join(tx(f'<AmtDtls><TxAmt><Amt Ccy="EUR">{b}</Amt></TxAmt></AmtDtls>') for b in ("60.00", "40.00"))
    afschrift = enig(ntry("100.00", f"<NtryDtls>{delen}</NtryDtls>", status="<Sts>BOOK</Sts>"), "02")
    assert [r.bedrag.centen for r in afschrift.regels] == [6_000, 4_000]


def test_een_verzamelboeking_die_niet_optelt_blijft_een_regel_voor_een_mens() -> None:
    delen = "".join(tx(f'<Amt Ccy="EUR">{b}</Amt>{verwijzing()}') for b in ("60.00", "39.00"))
    afschrift = enig(ntry("100.00", f"<NtryDtls>{delen}</NtryDtls>"))
    assert [(r.bedrag.centen, list(kenmerken(r))) for r in afschrift.regels] == [(10_000, [])]


def test_terugboeking_en_retour_nemen_een_betaling_terug() -> None:
    terugboeking = enig(ntry("10.00", richting="DBIT", storno="<RvslInd>true</RvslInd>")).regels[0]
    retour = enig(ntry("10.00", f"<NtryDtls>{tx('<RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf>')}</NtryDtls>", richting="DBIT")).regels[0]
    uitbetaling = enig(ntry("10.00", richting="DBIT")).regels[0]
    assert [neemt_betaling_terug(r) for r in (terugboeking, retour, uitbetaling)] == [True, True, False]
    assert terugboeking.bedrag == Bedrag(-1_000)


def regel(**velden: str) -> Bankregel:
    return Bankregel(
        1, Bedrag(100), "EUR", date(2025, 4, 1), date(2025, 4, 1), referentie=velden.get("ref"), omschrijving=velden.get("tekst", "")
    )


def test_het_kenmerk_wordt_ook_in_de_vrije_tekst_gevonden() -> None:
    gegroepeerd = " ".join(KENMERK[i : i + 4] for i in range(0, 16, 4))
    assert list(kenmerken(regel(tekst=f"Termijn april, kenmerk {gegroepeerd}. Dank u"))) == [KENMERK]
    assert list(kenmerken(regel(tekst="1234 5678 9012 3456 is geen geldig kenmerk"))) == []
    assert list(kenmerken(regel(tekst=f"9{KENMERK}"))) == [], "part of a longer number is no reference"


def test_de_gestructureerde_verwijzing_gaat_voor() -> None:
    ander = maak_betalingskenmerk(43)
    assert list(kenmerken(regel(ref=KENMERK, tekst=f"{ander} {KENMERK}"))) == [KENMERK, ander]


def test_begin_plus_boekingen_moet_eind_zijn() -> None:
    with pytest.raises(AfschriftSluitNiet, match="€ 0,00 plus boekingen € 99,99 is niet het eindsaldo € 100,00"):
        controleer(enig(ntry("99.99")))


def test_een_ander_betaalmiddel_dan_de_euro_wordt_geweigerd() -> None:
    (afschrift,) = lees(bestand(bal("OPBD", "0.00") + bal("CLBD", "0.00", valuta="SEK")), max_bytes=MEGABYTE)
    with pytest.raises(AfschriftVreemdeValuta, match="SEK"):
        controleer(afschrift)


@pytest.mark.parametrize(
    ("inhoud", "veld"),
    [
        (bal("OPBD", "0.00"), r"Bal \(CLBD\)"),
        (bal("OPBD", "0.00") + ntry("1.234") + bal("CLBD", "0.00"), "boeking 1, ontbreekt het veld Amt"),
        (bal("OPBD", "0.00") + ntry("-1.00") + bal("CLBD", "0.00"), "Amt"),
        (bal("OPBD", "0.00") + ntry("1.00", richting="BEIDE") + bal("CLBD", "0.00"), "CdtDbtInd"),
        (bal("OPBD", "0.00") + ntry("1.00").replace("2025-04-01", "2025-02-30") + bal("CLBD", "0.00"), "BookgDt"),
    ],
)
def test_wat_ontbreekt_wordt_met_zijn_plaats_genoemd(inhoud: str, veld: str) -> None:
    with pytest.raises(AfschriftOnvolledig, match=veld):
        lees(bestand(inhoud), max_bytes=MEGABYTE)


def test_geen_doctype_en_geen_entiteit(tmp_path: Path) -> None:
    geheim = tmp_path / "geheim"
    geheim.write_text("niet te lezen", encoding="utf-8")
    kop = f'<!DOCTYPE Document [<!ENTITY x SYSTEM "{geheim.as_uri()}">]>'
    with pytest.raises(AfschriftOnleesbaar, match="DOCTYPE"):
        lees(bestand("&x;", kop=kop), max_bytes=MEGABYTE)


def test_geen_lachende_miljard() -> None:
    entiteiten = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    with pytest.raises(AfschriftOnleesbaar):
        lees(bestand("&a9;", kop=f"<!DOCTYPE Document [{entiteiten}]>"), max_bytes=MEGABYTE)


@pytest.mark.parametrize(
    "inhoud", [b"", b"geen xml", b"<Document/>", b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"/>', b"\x00\xff"]
)
def test_wat_geen_camt053_is_wordt_geweigerd(inhoud: bytes) -> None:
    with pytest.raises(AfschriftOnleesbaar):
        lees(inhoud, max_bytes=MEGABYTE)


def test_te_groot_wordt_niet_eens_ontleed() -> None:
    with pytest.raises(AfschriftTeGroot):
        lees(b"<" * 11, max_bytes=10)


def voorbeeld() -> bytes:
    return maak_afschrift(afschrift="2025-0091", datum=date(2025, 4, 1), betalingskenmerk=KENMERK, bedrag=Bedrag.uit_euro("202,76"))


def test_ons_voorbeeld_sluit_en_noemt_het_kenmerk() -> None:
    (afschrift,) = lees(voorbeeld(), max_bytes=MEGABYTE)
    assert [(r.bedrag, list(kenmerken(r))) for r in controleer(afschrift).regels] == [
        (Bedrag.uit_euro("202,76"), [KENMERK]),
        (Bedrag.uit_euro("25,00"), []),
    ]


@met_gepubliceerd
def test_ons_voorbeeld_voldoet_aan_het_schema() -> None:
    schema = etree.XMLSchema(etree.parse(GEPUBLICEERD / "camt.053.001.08.xsd"))
    schema.assertValid(etree.fromstring(voorbeeld()))


@met_gepubliceerd
@pytest.mark.parametrize("bestandsnaam", ["camt053.v2.minimal.xml", "camt053.v8.xml"])
def test_gepubliceerd_voorbeeld_wordt_gelezen_en_om_zijn_kronen_geweigerd(bestandsnaam: str) -> None:
    (afschrift,) = lees((GEPUBLICEERD / bestandsnaam).read_bytes(), max_bytes=MEGABYTE)
    (enige,) = afschrift.regels
    assert (enige.bedrag, enige.boekdatum, enige.valutadatum) == (Bedrag(885), date(2014, 12, 31), date(2015, 1, 2))
    assert (enige.referentie, enige.naam, enige.tegenrekening) == ("4654654654654654", "NAME NAME", "NL56AGDH9619008421")
    with pytest.raises(AfschriftVreemdeValuta, match="SEK"):
        controleer(afschrift)


@met_gepubliceerd
def test_gepubliceerd_bestand_met_twee_afschriften_sluit() -> None:
    afschriften = lees((GEPUBLICEERD / "camt053.v2.multi.statement.xml").read_bytes(), max_bytes=MEGABYTE)
    # 18,15 + 8,85 = 27,00; 27,00 - 7,00 = 20,00
    assert [(controleer(a).kenmerk, a.mutaties.centen) for a in afschriften] == [
        ("253EURNL26VAYB8060476890", 885),
        ("254EURNL26VAYB8060476890", -700),
    ]


@met_gepubliceerd
def test_elke_mangeling_van_een_bestand_wordt_geweigerd_of_gelezen() -> None:
    """No byte that goes missing gives anything but a statement or one of our refusals."""
    heel = (GEPUBLICEERD / "camt053.v2.multi.statement.xml").read_bytes()
    for plaats in range(0, len(heel), 97):
        try:
            lees(heel[:plaats] + heel[plaats + 40 :], max_bytes=MEGABYTE)
        except AfschriftGeweigerd:
            continue
