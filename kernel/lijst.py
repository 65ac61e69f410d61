"""A page of rows over several gemeenten, by keyset: one index probe per gemeente, however large the table.

A plain `gemeente = ANY (…) ORDER BY … LIMIT n` walks the whole table under row level security.
"""

from collections.abc import Collection
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, cast, func, select, true, tuple_
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute, aliased

from kernel.db import Tenant

Rij = TypeVar("Rij", bound=Tenant)


def per_gemeente(
    tabel: type[Rij],
    dag: InstrumentedAttribute[date],
    gemeenten: Collection[str],
    na: tuple[date, UUID],
    aantal: int,
    *waar: ColumnElement[bool],
) -> Select[Rij]:
    """The first `aantal` rows after `na`, in order of `dag` and id, of these gemeenten, for which `waar` holds."""
    codes: Any = func.unnest(cast(sorted(gemeenten), ARRAY(Text))).table_valued("code").render_derived(name="g")
    binnen = select(tabel).where(tabel.gemeente == codes.c.code, tuple_(dag, tabel.id) > na, *waar)
    deel = binnen.order_by(dag, tabel.id).limit(aantal).lateral("l")
    rij = aliased(tabel, deel)
    return select(rij).select_from(codes).join(deel, true()).order_by(deel.c[dag.key], deel.c.id).limit(aantal)
