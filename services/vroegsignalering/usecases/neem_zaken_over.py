"""Take over existing zaken from another system, with their signals, contact attempts and results, as they are.

Nothing is judged or matched again: that was done elsewhere. Closed zaken are history and publish nothing, so no gemeente pays
for them twice; a zaak that is still open is opened here, with its term. Doing it twice changes nothing.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from sqlalchemy import insert

from contracts.vroegsignalering import Melding, Signaalpartnertype, ZaakGeopend
from kernel import audit, identificatie
from kernel.auth import Actor, GeenToegangTotGemeente
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.identificatie import OngeldigKenmerk
from kernel.outbox import append
from kernel.termijn import Termijn
from kernel.termijnbewaking import start_termijn
from kernel.verwerkingenlog import log_verwerking
from services.vroegsignalering.domain.afweging import Feiten
from services.vroegsignalering.domain.huishouden import Deur, maand_van
from services.vroegsignalering.domain.matching import Koppeling
from services.vroegsignalering.domain.termijnen import CONTACT_TERMIJN, CRISIS_TERMIJN, uiterlijk
from services.vroegsignalering.domain.verwerking import ZAKEN_OVERNEMEN
from services.vroegsignalering.domain.weigering import Weigercode
from services.vroegsignalering.domain.zaak import GEEN_BENADERING
from services.vroegsignalering.store import overname
from services.vroegsignalering.store.queries.kaders import geldend_kader
from services.vroegsignalering.store.tables import CONTEXT_PERSOON, Aanlevering, Contactpoging, Signaal, Zaak
from services.vroegsignalering.usecases.overgenomen import Levering, OverSignaal, OverZaak, Verslag, Weigering

#: Signals that come over belong to no partner of ours, only to a type: one made-up partner per type, always the same.
_OVERGENOMEN = uuid5(NAMESPACE_URL, "urn:regioloket:vroegsignalering:overgenomen")


async def neem_zaken_over(
    session: WriteSession, leveringen: Sequence[Levering], boekdatum: date, actor: Actor, sleutelbos: Sleutelbos, *, testgegevens: bool
) -> UUID:
    """Store what can be stored and return the id of the aanlevering that reports on it.

    A levering of a gemeente outside the token is refused signal by signal, in the report. Raises GeenToegangTotGemeente only
    when there is no gemeente at all that could keep the report.
    """
    if not actor.gemeenten:
        raise GeenToegangTotGemeente(leveringen[0].gemeente if leveringen else "onbekend")
    overneming = _Overneming(session, uuid4(), boekdatum, actor, sleutelbos, testgegevens=testgegevens)
    for levering in leveringen:
        await overneming.levering(levering)
    await overneming.bewaar_verslag()
    return overneming.aanlevering_id


class _Overneming:
    def __init__(
        self, session: WriteSession, aanlevering_id: UUID, boekdatum: date, actor: Actor, sleutelbos: Sleutelbos, *, testgegevens: bool
    ) -> None:
        self._session, self.aanlevering_id, self._boekdatum = session, aanlevering_id, boekdatum
        self._actor, self._sleutelbos, self._testgegevens = actor, sleutelbos, testgegevens
        self._verslag, self._signaal_nr, self._zaak_nr = Verslag(), 0, 0

    async def levering(self, levering: Levering) -> None:
        gemeente = levering.gemeente
        if gemeente not in self._actor.gemeenten:
            for signaal in levering.signalen:
                self._signaal_nr += 1
                self._weiger_signaal(min(self._actor.gemeenten), "leveringen.gemeentecode", Weigercode.GEEN_CONVENANT, signaal.kenmerk)
            self._zaak_nr += len(levering.zaken)
            return
        partners = [partner_van(soort) for soort in Signaalpartnertype]
        bekend = await overname.bekende_signalen(self._session, gemeente, partners, [s.kenmerk for s in levering.signalen])
        rijen = []
        for signaal in levering.signalen:
            self._signaal_nr += 1
            sleutel = (partner_van(signaal.partnertype), signaal.kenmerk)
            if sleutel in bekend:
                self._verslag.tel(self._verslag.dubbel, gemeente)
                self._verslag.weigeringen.append(
                    Weigering(gemeente, self._signaal_nr, "vroegsignalen.ID", Weigercode.DUBBEL, signaal.kenmerk)
                )
            elif rij := self._rij(gemeente, signaal):
                bekend[sleutel] = rij["id"]
                rijen.append(rij)
                self._verslag.tel(self._verslag.aangenomen, gemeente)
        if rijen:
            await self._session.execute(insert(Signaal), rijen)
            hashes = [rij["bsn_hash"] for rij in rijen]
            await log_verwerking(self._session, gemeente, ZAKEN_OVERNEMEN, hashes, naam="signaal overgenomen")
        van_kenmerk = await overname.signalen(self._session, gemeente, list(bekend.values()))
        for zaak in levering.zaken:
            self._zaak_nr += 1
            await self._zaak(gemeente, zaak, van_kenmerk)

    def _rij(self, gemeente: str, signaal: OverSignaal) -> dict[str, Any] | None:
        """The row to store, or None after a refusal with its reason."""
        if signaal.signaaldatum is None or signaal.bedrag_centen is None:
            veld = "vroegsignalen.signaaldatum" if signaal.signaaldatum is None else "vroegsignalen.bedrag"
            self._weiger_signaal(gemeente, veld, Weigercode.VERPLICHT, signaal.kenmerk)
            return None
        try:
            bsn = self._bsn(signaal.bsn)
        except OngeldigKenmerk:
            self._weiger_signaal(gemeente, "vroegsignalen.client.burgerservicenummer", Weigercode.ELFPROEF, signaal.kenmerk)
            return None
        try:
            deur = Deur.lees(*signaal.adres) if signaal.adres else None
        except OngeldigKenmerk as ongeldig:
            self._weiger_signaal(gemeente, f"vroegsignalen.client.{ongeldig.soort}", Weigercode.ONGELDIG, signaal.kenmerk)
            return None
        persoon = dict(signaal.persoon) | ({"bsn": bsn} if bsn else {})
        return {
            "gemeente": gemeente,
            "id": uuid4(),
            "aanlevering_id": self.aanlevering_id,
            "regel": self._signaal_nr,
            "partner_id": partner_van(signaal.partnertype),
            "partnertype": signaal.partnertype.value,
            "kenmerk": signaal.kenmerk,
            "signaaldatum": signaal.signaaldatum,
            "ontvangen_op": signaal.signaaldatum,
            "bedrag_centen": signaal.bedrag_centen,
            "ontstaansdatum": signaal.ontstaansdatum,
            "crisis": signaal.crisis,
            "warme_overdracht": signaal.warme_overdracht,
            "postcode": deur.postcode if deur else None,
            "huisnummer": deur.huisnummer if deur else None,
            "toevoeging": deur.toevoeging if deur else None,
            "ondernemer": False,
            "status": signaal.status.value,
            "koppeling": Koppeling.OVERGENOMEN.value,
            "klant_hash": self._sleutelbos.zoekhash(f"bsn {bsn}" if bsn else f"kenmerk {signaal.kenmerk}"),
            "bsn_hash": self._sleutelbos.zoekhash(bsn) if bsn else None,
            "persoon": self._sleutelbos.versleutel(json.dumps(persoon, separators=(",", ":")), CONTEXT_PERSOON),
        }

    def _bsn(self, bsn: str | None) -> str | None:
        """Strict, unless this import is marked as test data: every BSN in the published examples fails the elfproef."""
        if bsn is None or (self._testgegevens and bsn.isascii() and bsn.isdigit()):
            return bsn
        return identificatie.bsn(bsn)

    def _weiger_signaal(self, gemeente: str, veld: str, code: Weigercode, kenmerk: str) -> None:
        self._verslag.tel(self._verslag.geweigerd, gemeente)
        self._verslag.weigeringen.append(Weigering(gemeente, self._signaal_nr, veld, code, kenmerk))

    async def _zaak(self, gemeente: str, over: OverZaak, van_kenmerk: Mapping[str, Signaal]) -> None:
        signalen = [s for k in over.kenmerken if (s := van_kenmerk.get(k))]
        if len(signalen) < len(over.kenmerken):
            self._weiger_zaak(gemeente, Weigercode.SIGNAAL_ONTBREEKT, over)
            return
        zaak = self._nieuwe_zaak(gemeente, over, signalen)
        await self._plaats(zaak)
        if await overname.zaak_bestaat(self._session, zaak):
            self._weiger_zaak(gemeente, Weigercode.DUBBEL, over)
            return
        self._session.add(zaak)
        await self._session.flush()
        for signaal in signalen:
            if signaal.zaak_id is None:
                signaal.zaak_id = zaak.id
            else:
                await overname.ook_in(self._session, gemeente, signaal.id, zaak.id)
        for c in over.contacten:
            dagdeel = c.dagdeel.value if c.dagdeel else None
            poging = Contactpoging(
                gemeente=gemeente, zaak_id=zaak.id, soort=c.soort.value, bereikt=c.bereikt, datum=c.datum, dagdeel=dagdeel
            )
            poging.door = "overgenomen"
            self._session.add(poging)
        await self._session.flush()
        if zaak.afgesloten_op is None:
            await self._open(zaak, over)

    def _nieuwe_zaak(self, gemeente: str, over: OverZaak, signalen: Sequence[Signaal]) -> Zaak:
        deuren = {(s.postcode, s.huisnummer, s.toevoeging) for s in signalen}
        postcode, huisnummer, toevoeging = deuren.pop() if len(deuren) == 1 else (None, None, None)
        ontvangen_op = min(s.signaaldatum for s in signalen)
        crisis, ondernemer = any(s.crisis for s in signalen), any(s.ondernemer for s in signalen)
        benaderd = [c.datum for c in over.contacten if c.soort not in GEEN_BENADERING]
        bekende_dagen = [over.opgepakt_op, over.matchingsdatum, *(c.datum for c in over.contacten), ontvangen_op]
        naam = "|".join([gemeente, *sorted(over.kenmerken), str(over.matchingsdatum), str(over.resultaat)])
        return Zaak(
            gemeente=gemeente,
            id=uuid5(_OVERGENOMEN, naam),
            versie=0,
            postcode=postcode,
            huisnummer=huisnummer,
            toevoeging=toevoeging,
            maand=maand_van(over.matching_van or ontvangen_op),
            ontvangen_op=ontvangen_op,
            contact_uiterlijk=uiterlijk(ontvangen_op, crisis=crisis, einde_levering_op=None),
            signalen=len(signalen),
            bedrag_centen=sum(s.bedrag_centen for s in signalen),
            crisis=crisis,
            ondernemer=ondernemer,
            opeenvolgend=False,
            afgesloten_op=max(d for d in bekende_dagen if d) if over.resultaat else None,
            resultaat=over.resultaat.value if over.resultaat else None,
            typen=sorted({s.partnertype for s in signalen}),
            opgepakt_op=over.opgepakt_op or min(benaderd, default=None),
            bereikt_op=min((c.datum for c in over.contacten if c.bereikt), default=None),
            overgenomen={
                "matchingsdatum": _iso(over.matchingsdatum),
                "startdatumMatchingperiode": _iso(over.matching_van),
                "einddatumMatchingperiode": _iso(over.matching_tot_en_met),
                "datumOpgepakt": _iso(over.opgepakt_op),
            },
        )

    async def _plaats(self, zaak: Zaak) -> None:
        """In a werkbakje, by the kader of its gemeente; what is not known of a zaak that comes over fits no rule that asks it."""
        kader = await geldend_kader(self._session, zaak.gemeente)
        feiten = Feiten(
            signalen=zaak.signalen,
            bedrag_centen=zaak.bedrag_centen,
            crisis=zaak.crisis,
            opeenvolgend=zaak.opeenvolgend,
            ondernemer=zaak.ondernemer,
            typen=frozenset(zaak.typen),
            postcode=zaak.postcode,
        )
        regel = kader.plaats(feiten)
        zaak.kader, zaak.werkbakje, zaak.regel = kader.versie, regel.bakje, regel.code
        zaak.actie, zaak.prioriteit = regel.actie.value, regel.prioriteit

    async def _open(self, zaak: Zaak, over: OverZaak) -> None:
        """Work that goes on here: guarded and told, unless the household was approached already."""
        if not over.contacten:
            for soort in (CONTACT_TERMIJN, CRISIS_TERMIJN) if zaak.crisis else (CONTACT_TERMIJN,):
                await start_termijn(self._session, zaak.gemeente, zaak.id, Termijn(soort, zaak.ontvangen_op))
        await append(
            self._session,
            ZaakGeopend(
                zaak_id=zaak.id,
                melding=Melding.MEERVOUDIG if zaak.signalen > 1 else Melding.ENKELVOUDIG,
                opeenvolgend=zaak.opeenvolgend,
                signalen=zaak.signalen,
                bedrag_centen=zaak.bedrag_centen,
                crisis=zaak.crisis,
                ondernemer=zaak.ondernemer,
                werkbakje=zaak.werkbakje,
                contact_uiterlijk=zaak.contact_uiterlijk,
                regel=zaak.regel,
                actie=zaak.actie,
                prioriteit=zaak.prioriteit,
            ),
            aggregate=zaak,
            boekdatum=self._boekdatum,
        )

    def _weiger_zaak(self, gemeente: str, code: Weigercode, over: OverZaak) -> None:
        weigering = Weigering(gemeente, self._zaak_nr, "vroegsignaalzaken.vroegsignalen", code, ", ".join(over.kenmerken)[:64])
        self._verslag.weigeringen.append(weigering)

    async def bewaar_verslag(self) -> None:
        for gemeente in sorted(self._actor.gemeenten):
            self._session.add(
                Aanlevering(
                    gemeente=gemeente,
                    id=self.aanlevering_id,
                    client_id=self._actor.client,
                    partner_id=_OVERGENOMEN,
                    partnertype=None,
                    formaat="ddas",
                    ontvangen_op=self._boekdatum,
                    stand="verwerkt",
                    aangenomen=self._verslag.aangenomen.get(gemeente, 0),
                    geweigerd=self._verslag.geweigerd.get(gemeente, 0),
                    dubbel=self._verslag.dubbel.get(gemeente, 0),
                )
            )
            await audit.schrijf(self._session, gemeente, "zaken-overgenomen", "aanlevering", self.aanlevering_id, self._actor)
        await self._session.flush()
        await overname.bewaar_weigeringen(
            self._session,
            self.aanlevering_id,
            [(w.gemeente, w.regel, w.veld, w.code.value, w.kenmerk) for w in self._verslag.weigeringen],
        )


def partner_van(partnertype: Signaalpartnertype) -> UUID:
    """The made-up partner of signals of this type that came over."""
    return uuid5(_OVERGENOMEN, partnertype.value)


def _iso(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None
