"""Events leave the database with the change they tell of: written in one transaction, sent by a relay afterwards."""

from kernel.outbox.append import append, append_all

__all__ = ["append", "append_all"]
