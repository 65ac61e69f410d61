"""The page of articles: what counts as naming one."""

from deploy.referentie.wet import artikelen, wet_md


def test_een_artikel_wordt_herkend_met_of_zonder_wet() -> None:
    assert list(artikelen("(Bbz 2004, art. 39 lid 2, 43)", None)) == [("Bbz 2004", "39"), ("Bbz 2004", "43")]
    assert list(artikelen("Awb art. 4:5, 4:15", None)) == [("Awb", "4:5"), ("Awb", "4:15")]
    assert list(artikelen("Art. 22: € 12.671 in 2025.", "Bbz 2004")) == [("Bbz 2004", "22")]
    assert list(artikelen("Wet IB 2001, art. 3.6", None)) == [("Wet IB 2001", "3.6")]
    assert list(artikelen("art. 20", None)) == []


def test_een_lid_of_een_termijn_is_geen_artikel() -> None:
    assert list(artikelen("art. 35 lid 2 and 3", "Bbz 2004")) == [("Bbz 2004", "35")]


def test_elk_artikel_over_bedrijfskapitaal_heeft_een_proef() -> None:
    """Of what decides on a credit: the limits, the forms, the tests and the akte."""
    regels = wet_md().split("## Bbz 2004")[1].split("\n## ")[0].splitlines()
    proeven = {delen[1].strip(): delen[3].strip() for delen in (regel.split("|") for regel in regels) if len(delen) > 3}
    assert {
        artikel
        for artikel in ("1", "2", "3", "16", "17", "20", "22", "24", "25", "26", "29", "30", "32", "35", "39")
        if proeven[artikel] == "–"
    } == set()
