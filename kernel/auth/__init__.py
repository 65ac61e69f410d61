"""Who is asking, for which gemeenten, and what may they do?"""

from kernel.auth.depends import ActorDep, Medewerker, MedewerkerDep, eigen_gemeente, vereist
from kernel.auth.scopes import Actor, GeenToegang, GeenToegangTotGemeente
from kernel.auth.token import Ondertekenaar, Sleutelring

__all__ = [
    "Actor",
    "ActorDep",
    "GeenToegang",
    "GeenToegangTotGemeente",
    "Medewerker",
    "MedewerkerDep",
    "Ondertekenaar",
    "Sleutelring",
    "eigen_gemeente",
    "vereist",
]
