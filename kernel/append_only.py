"""Which rows may never change? Logs: the database itself refuses to update, delete or truncate them, whoever asks."""

from typing import Any

_FUNCTIE = """
CREATE OR REPLACE FUNCTION alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'tabel % is alleen om aan toe te voegen', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$
"""


def append_only(op: Any, tabel: str) -> None:
    """Refuse UPDATE, DELETE and TRUNCATE on `tabel`. For migrations. Only who may drop the trigger can get round it."""
    op.execute(_FUNCTIE)
    op.execute(f"CREATE TRIGGER alleen_toevoegen BEFORE UPDATE OR DELETE ON {tabel} FOR EACH ROW EXECUTE FUNCTION alleen_toevoegen()")
    op.execute(f"CREATE TRIGGER niet_legen BEFORE TRUNCATE ON {tabel} FOR EACH STATEMENT EXECUTE FUNCTION alleen_toevoegen()")
