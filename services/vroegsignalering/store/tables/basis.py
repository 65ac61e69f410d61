"""What every table of this app is built on."""

from sqlalchemy import MetaData

import kernel.db


class Tabel(kernel.db.Tabel):
    """Base of the tables of this app."""

    __abstract__ = True
    metadata = MetaData()
