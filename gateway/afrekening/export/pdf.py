"""The concept invoice as a PDF that a gemeente can read and keep."""

from collections.abc import Sequence
from pathlib import Path

from gateway.afrekening.domain.factuur import Kwartaal
from gateway.afrekening.store.tables import FactuurRij
from kernel.brief import maak_brief
from kernel.geld import Bedrag

_SJABLOON = Path(__file__).parent / "factuur.typ"
_MEERVOUD = {"stuk": "stuks", "uur": "uur", "dossiermaand": "dossiermaanden"}


def maak_pdf(factuur: FactuurRij, gemeentenaam: str, afzender: str) -> bytes:
    """Set the invoice (blocking: call it through `asyncio.to_thread`, outside a transaction)."""
    kwartaal = Kwartaal(factuur.jaar, factuur.kwartaal)
    gegevens = {
        "titel": f"Conceptfactuur {kwartaal}",
        "afzender": afzender,
        "gemeente": f"{gemeentenaam} ({factuur.gemeente})",
        "periode": f"{kwartaal.van:%d-%m-%Y} tot en met {kwartaal.tot_en_met:%d-%m-%Y}",
        "opgesteldOp": f"{factuur.opgesteld_op:%d-%m-%Y}",
        "kenmerk": str(factuur.id),
        "regels": _regels(factuur),
        "zonderBtw": str(Bedrag(factuur.zonder_btw_centen)),
        "btw": str(Bedrag(factuur.btw_centen)),
        "metBtw": str(Bedrag(factuur.met_btw_centen)),
    }
    return maak_brief(_SJABLOON, gegevens, factuur.opgesteld_op)


def _regels(factuur: FactuurRij) -> Sequence[dict[str, str]]:
    return [
        {
            "omschrijving": regel.omschrijving,
            "aantal": f"{regel.aantal} {regel.eenheid if regel.aantal == 1 else _MEERVOUD[regel.eenheid]}",
            "tarief": str(Bedrag(regel.tarief_centen)),
            "bedrag": str(Bedrag(regel.bedrag_centen)),
        }
        for regel in factuur.regels
    ]
