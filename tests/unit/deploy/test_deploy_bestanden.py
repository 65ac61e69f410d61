"""The linter of `deploy/` sees what it is there for."""

import shutil
from pathlib import Path

import pytest

from deploy.lint import bestanden


@pytest.fixture
def kopie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    map_ = tmp_path / "deploy"
    shutil.copytree(bestanden.DEPLOY, map_, ignore=shutil.ignore_patterns("__pycache__"))
    uitleg = tmp_path / "docs" / "operating"
    uitleg.mkdir(parents=True)
    shutil.copy(bestanden.DEPLOY.parent / "docs" / "operating" / "incidents.md", uitleg)
    monkeypatch.setattr(bestanden, "DEPLOY", map_)
    return map_


def vervang(pad: Path, oud: str, nieuw: str) -> None:
    tekst = pad.read_text(encoding="utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw), encoding="utf-8")


def test_wat_er_staat_is_in_orde(kopie: Path) -> None:
    assert [
        *bestanden.onbekende_instellingen(),
        *bestanden.compose(),
        *bestanden.kubernetes(),
        *bestanden.nginx(),
        *bestanden.bewaking(),
    ] == []


def test_een_instelling_die_niet_bestaat(kopie: Path) -> None:
    vervang(kopie / "kubernetes" / "basis" / "kustomization.yaml", "REGIOLOKET_BUS=", "REGIOLOKET_BUSS=")
    assert list(bestanden.onbekende_instellingen()) == ["deploy/kubernetes/basis/kustomization.yaml: er is geen instelling REGIOLOKET_BUSS"]


def test_een_dienst_die_compose_niet_kent_of_als_root_draait(kopie: Path) -> None:
    pad = kopie / "compose" / "compose.yaml"
    vervang(pad, '  user: "10001:10001"\n', "")
    assert any("inrichten draait niet als gewone gebruiker" in fout for fout in bestanden.compose())
    vervang(pad, "  restart: unless-stopped\n  stop_grace", "  herstart: altijd\n  stop_grace")
    assert any("compose.yaml" in fout for fout in bestanden.compose())


def test_een_app_zonder_worker(kopie: Path) -> None:
    vervang(kopie / "compose" / "compose.yaml", "[worker, bbz]", "[worker, intake]")
    assert list(bestanden.compose()) == ["compose: er is geen worker van bbz"]


def test_een_werklast_die_zijn_schijf_mag_beschrijven(kopie: Path) -> None:
    vervang(kopie / "kubernetes" / "basis" / "migreer.yaml", "readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false")
    assert list(bestanden.kubernetes()) == ["migreer.yaml: migreer kan zijn eigen schijf beschrijven of meer rechten krijgen"]


def test_een_woord_dat_nginx_niet_kent(kopie: Path) -> None:
    vervang(kopie / "nginx" / "regioloket.conf", "ssl_session_tickets off;", "ssl_session_tickets;")
    assert any("ssl_session_tickets" in fout for fout in bestanden.nginx())


def test_een_alarm_op_een_meting_die_er_niet_is_of_met_uitleg_die_er_niet_is(kopie: Path) -> None:
    vervang(kopie / "bewaking" / "regels.yaml", "regioloket_achterstand_seconden", "regioloket_achterstand")
    vervang(kopie / "bewaking" / "regels.yaml", "#no-worker-leads", "#nobody")
    assert list(bestanden.bewaking()) == [
        "bewaking: er is geen meting regioloket_achterstand",
        "bewaking: NiemandTelt verwijst naar uitleg die er niet is",
    ]
