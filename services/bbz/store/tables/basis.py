"""Base of the tables of bbz."""

from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import BigInteger, LargeBinary, MetaData, Numeric, Text

import kernel.db


class Tabel(kernel.db.Tabel):
    """Base of the tables of bbz; the migrations make them, this only reads and writes."""

    __abstract__ = True
    metadata: ClassVar[MetaData] = MetaData()
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        **kernel.db.Tabel.type_annotation_map,
        str: Text,
        bytes: LargeBinary,
        int: BigInteger,
        Decimal: Numeric,
    }
