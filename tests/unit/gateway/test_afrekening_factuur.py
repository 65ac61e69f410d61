"""A concept invoice, with the sums written out."""

import tomllib
from datetime import date
from decimal import Decimal

import pytest

from deploy.embedded.productenboek import VOORBEELD
from gateway.afrekening.api.schemas import ProductenboekVerzoek
from gateway.afrekening.domain.catalogus import PRODUCTNAMEN
from gateway.afrekening.domain.factuur import Kwartaal, maak_concept
from gateway.afrekening.domain.fouten import ProductenboekOngeldig, TariefOntbreekt
from gateway.afrekening.domain.meetregel import Meetregel
from gateway.afrekening.domain.productenboek import BtwRegime, Eenheid, Product, stel_op
from gateway.catalogus import velden_per_type
from kernel.geld import Bedrag

TYPE = "nl.regioloket.trajecten.toelating-besloten.v1"
TYPEN = {TYPE: {"trajectId": "string", "binnenTermijn": "boolean", "dagen": "integer"}}


def product(code: str, tarief: int, btw: str = "0") -> Product:
    regime = BtwRegime.BELAST if btw != "0" else BtwRegime.BUITEN_BTW
    return Product(code, code.title(), Eenheid.STUK, "", regime, Decimal(btw), Bedrag(tarief))


BOEK = stel_op(2025, [product("schuldhulp", 123_45), product("begeleiding", 99_99, "21"), product("advies", 33_33, "21")], [], TYPEN)


@pytest.mark.parametrize(
    ("nummer", "van", "tot_en_met"),
    [
        (1, date(2025, 1, 1), date(2025, 3, 31)),
        (2, date(2025, 4, 1), date(2025, 6, 30)),
        (3, date(2025, 7, 1), date(2025, 9, 30)),
        (4, date(2025, 10, 1), date(2025, 12, 31)),
    ],
)
def test_een_kwartaal_is_drie_hele_maanden(nummer: int, van: date, tot_en_met: date) -> None:
    assert (Kwartaal(2025, nummer).van, Kwartaal(2025, nummer).tot_en_met) == (van, tot_en_met)


def test_regel_is_aantal_maal_tarief() -> None:
    concept = maak_concept(Kwartaal(2025, 1), BOEK, {"schuldhulp": 7})
    assert concept.regels[0].bedrag == Bedrag(864_15)  # 7 × 123,45
    assert concept.met_btw == concept.zonder_btw == Bedrag(864_15)


def test_btw_wordt_een_keer_afgerond_over_de_som() -> None:
    concept = maak_concept(Kwartaal(2025, 1), BOEK, {"begeleiding": 1, "advies": 1, "schuldhulp": 1})
    # 99,99 + 33,33 = 133,32; 21 % is 27,9972, so 28,00. Per line it would be 21,00 + 7,00.
    assert (concept.zonder_btw, concept.btw, concept.met_btw) == (Bedrag(256_77), Bedrag(28_00), Bedrag(284_77))


def test_wat_niet_is_gemeten_staat_er_niet_op() -> None:
    assert maak_concept(Kwartaal(2025, 1), BOEK, {}).regels == ()


def test_gemeten_zonder_tarief_wordt_geweigerd_en_niet_vergeten() -> None:
    with pytest.raises(TariefOntbreekt, match="Product workshop is gemeten"):
        maak_concept(Kwartaal(2025, 1), BOEK, {"workshop": 1})


@pytest.mark.parametrize(
    ("regel", "reden"),
    [
        (Meetregel("r", "onbekend", TYPE), "noemt product onbekend"),
        (Meetregel("r", "schuldhulp", "nl.regioloket.x.y.v1"), "onbekende eventtype"),
        (Meetregel("r", "schuldhulp", TYPE, {"kleur": frozenset({"rood"})}), "veld kleur"),
        (Meetregel("r", "schuldhulp", TYPE, hoeveelheid="trajectId"), "geen geheel getal"),
    ],
)
def test_een_regel_die_niet_bij_de_gebeurtenissen_past_wordt_geweigerd(regel: Meetregel, reden: str) -> None:
    with pytest.raises(ProductenboekOngeldig, match=reden):
        stel_op(2025, [product("schuldhulp", 1)], [regel], TYPEN)


def test_een_boek_dat_zichzelf_tegenspreekt_wordt_geweigerd() -> None:
    with pytest.raises(ProductenboekOngeldig, match="twee keer"):
        stel_op(2025, [product("a", 1), product("a", 2)], [], TYPEN)
    with pytest.raises(ProductenboekOngeldig, match="btw-percentage"):
        stel_op(2025, [Product("a", "A", Eenheid.STUK, "", BtwRegime.VRIJGESTELD, Decimal(21), Bedrag(1))], [], TYPEN)
    with pytest.raises(ProductenboekOngeldig, match="negatief"):
        stel_op(2025, [product("a", -1)], [], TYPEN)


def test_het_voorbeeldboek_klopt_met_de_catalogus_en_zegt_dat_zijn_tarieven_verzonnen_zijn() -> None:
    tekst = VOORBEELD.read_text(encoding="utf-8")
    inhoud = tomllib.loads(tekst)
    verzoek = ProductenboekVerzoek.model_validate({"producten": inhoud["producten"], "regels": inhoud["regels"]})
    boek = stel_op(2025, *verzoek.als_domein(), velden_per_type())
    assert set(boek.producten) - PRODUCTNAMEN.keys() == {"huisbezoek"}
    assert all(boek.producten[code].naam == PRODUCTNAMEN[code] for code in boek.producten.keys() & PRODUCTNAMEN.keys())
    assert {regel.product for regel in boek.regels} == boek.producten.keys()
    assert "THE TARIEVEN ARE FICTIONAL" in tekst
