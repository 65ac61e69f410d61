"""The page on the kader tells what the code does: its example is a kader, and its table is the default."""

import json
import re
from pathlib import Path

from services.vroegsignalering.api.schemas.kaders import KaderVerzoek, KaderVoorwaarden
from services.vroegsignalering.domain.afweging import STANDAARD, leg_kader_vast

BLADZIJDE = (Path(__file__).parents[3] / "docs/concepts/vroegsignalering-opvolging.md").read_text(encoding="utf-8")


def test_het_voorbeeld_is_een_geldig_kader() -> None:
    [voorbeeld] = re.findall(r"```json\n(.*?)```", BLADZIJDE, re.DOTALL)
    verzoek = KaderVerzoek.model_validate(json.loads(voorbeeld))
    assert leg_kader_vast(1, [r.als_regel() for r in verzoek.regels]).bakjes == ("crisis", "bezoek", "jongeren", "brieven")


def test_de_tabel_is_het_standaardkader() -> None:
    rijen = re.findall(r"^\| `([a-z]+)` \| [^|]+ \| `([a-z]+)` \| ([A-Za-z]+) \| (\d) \|", BLADZIJDE, re.MULTILINE)
    assert rijen == [(r.code, r.bakje, r.actie.value, str(r.prioriteit)) for r in STANDAARD.regels]


def test_elke_voorwaarde_staat_er_met_een_voorbeeld() -> None:
    namen = {veld.alias for veld in KaderVoorwaarden.model_fields.values()}
    assert {naam for naam in namen if f"`{naam}`" in BLADZIJDE} == namen
    for voorbeeld in re.findall(r"\| `(\{.*?\})`", BLADZIJDE):
        KaderVoorwaarden.model_validate_json(voorbeeld)
