"""How a route asks who is calling: dependencies for FastAPI."""

from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import Depends, Request, Security
from fastapi.params import Depends as DependsParam
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from kernel.auth.scopes import Actor, GeenToegang, GeenToegangTotGemeente, MedewerkerOntbreekt, NietAangemeld

_bearer = HTTPBearer(auto_error=False, bearerFormat="JWT", description="Access token volgens het NL GOV profiel voor OAuth 2.0.")

#: A person who acts, as the audit log knows him. Four eyes compare these.
Medewerker = str


async def _actor(request: Request, bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]) -> Actor:
    if bearer is None:
        raise NietAangemeld
    actor: Actor = request.app.state.sleutelring.lees(bearer.credentials)
    return actor


ActorDep = Annotated[Actor, Depends(_actor)]


async def _medewerker(actor: ActorDep) -> Medewerker:
    if actor.medewerker is None:
        raise MedewerkerOntbreekt
    return actor.wie


MedewerkerDep = Annotated[Medewerker, Depends(_medewerker)]


def vereist(scope: str) -> DependsParam:
    """A dependency that refuses who lacks `scope`: `dependencies=[vereist("intake:trajecten:lezen")]`."""

    async def controleer(actor: ActorDep) -> None:
        if not actor.mag(scope):
            raise GeenToegang(scope)

    controle: Callable[..., Coroutine[Any, Any, None]] = controleer
    # `Security` puts the scope in the OpenAPI document.
    depends: DependsParam = Security(controle, scopes=[scope])
    return depends


def eigen_gemeente(actor: Actor, gemeente: str) -> str:
    """The gemeente that a creation names, if the actor works for it; the one place where 403 and not 404 is the answer."""
    if gemeente not in actor.gemeenten:
        raise GeenToegangTotGemeente(gemeente)
    return gemeente
