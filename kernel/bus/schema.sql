-- The schema of the postgres bus: an append-only table, and the place of every group in every topic. May be run again.

CREATE SCHEMA IF NOT EXISTS bus AUTHORIZATION bus_owner;
SET ROLE bus_owner;

CREATE TABLE IF NOT EXISTS bus.bericht (
    positie      bigint GENERATED ALWAYS AS IDENTITY (CACHE 1),  -- a larger cache would hand out numbers out of order
    topic        text NOT NULL,
    key          text NOT NULL,
    value        bytea NOT NULL,
    headers      jsonb NOT NULL DEFAULT '{}',
    geplaatst_op timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (topic, positie)
);

CREATE TABLE IF NOT EXISTS bus.voortgang (
    groep         text NOT NULL,
    topic         text NOT NULL,
    positie       bigint NOT NULL,
    bijgewerkt_op timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (groep, topic)
) WITH (fillfactor = 50);

CREATE OR REPLACE FUNCTION bus.plaats(t text, keys text[], vals bytea[], heads text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = bus, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(25205, hashtext(t));  -- 25205: «appending to a topic»
    INSERT INTO bericht (topic, key, value, headers)
    SELECT t, k, v, h::jsonb FROM unnest(keys, vals, heads) WITH ORDINALITY AS b(k, v, h, i) ORDER BY i;
END $$;

CREATE OR REPLACE FUNCTION bus.ruim_op(dagen int, maximum int) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = bus, pg_temp AS $$
DECLARE
    weg bigint := 0;
    nu  bigint;
    v   record;
BEGIN
    FOR v IN
        WITH RECURSIVE topics (topic) AS (  -- one index probe per topic
            SELECT min(topic) FROM bericht
            UNION ALL
            SELECT (SELECT min(b.topic) FROM bericht AS b WHERE b.topic > t.topic) FROM topics AS t WHERE t.topic IS NOT NULL)
        SELECT t.topic, coalesce(min(g.positie), 9223372036854775807) AS positie
          FROM topics AS t LEFT JOIN voortgang AS g USING (topic) WHERE t.topic IS NOT NULL GROUP BY t.topic
    LOOP
        DELETE FROM bericht
         WHERE topic = v.topic
           AND positie <= (
               SELECT max(positie)
                 FROM (SELECT positie, geplaatst_op FROM bericht
                        WHERE topic = v.topic AND positie <= v.positie ORDER BY positie LIMIT maximum) AS oudste
                WHERE geplaatst_op < now() - make_interval(days => dagen));
        GET DIAGNOSTICS nu = ROW_COUNT;
        weg := weg + nu;
    END LOOP;
    RETURN weg;
END $$;

REVOKE ALL ON FUNCTION bus.plaats, bus.ruim_op FROM PUBLIC;
GRANT USAGE ON SCHEMA bus TO bus_gebruiker;
GRANT EXECUTE ON FUNCTION bus.plaats, bus.ruim_op TO bus_gebruiker;
GRANT SELECT ON bus.bericht TO bus_gebruiker;
GRANT SELECT, INSERT, UPDATE ON bus.voortgang TO bus_gebruiker;
RESET ROLE;
