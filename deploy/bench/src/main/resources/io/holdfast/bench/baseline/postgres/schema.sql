-- Design B: each call is one statement, and so one round trip and one transaction.

CREATE TABLE event (
  id text PRIMARY KEY,
  name text NOT NULL,
  currency text NOT NULL,
  sections text NOT NULL
);

-- A row for each seat, so that there is something to lock. A seat is free where nobody holds it or where the hold is over: expiry needs no
-- writes. Half of each page stays empty, so that a hold changes no index (heap-only tuples).
CREATE TABLE seat (
  event text NOT NULL,
  seat text NOT NULL,
  price_minor bigint NOT NULL,
  held_by text,
  expires_at timestamptz,
  PRIMARY KEY (event, seat)
) WITH (fillfactor = 50);

-- The outcome of each identity, rejections too.
CREATE TABLE reservation (
  event text NOT NULL,
  id text NOT NULL,
  seats text[] NOT NULL,
  hold_seconds integer NOT NULL,
  status text NOT NULL,
  taken text[],
  unknown text[],
  price_minor bigint NOT NULL,
  currency text NOT NULL,
  expires_at timestamptz,
  version integer NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (event, id)
) WITH (fillfactor = 90);

-- As it stands now: a hold that is over is expired, whether or not anyone has written that down.
CREATE FUNCTION as_it_stands(r reservation) RETURNS reservation LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF r.status = 'HELD' AND r.expires_at <= clock_timestamp() THEN
    r.status := 'EXPIRED';
    r.version := r.version + 1;
    r.decided_at := r.expires_at;
  END IF;
  RETURN r;
END $$;

CREATE FUNCTION open_event(_id text, _name text, _currency text, _sections text, _seats text[], _prices bigint[])
RETURNS text LANGUAGE plpgsql AS $$
DECLARE known event;
BEGIN
  INSERT INTO event (id, name, currency, sections) VALUES (_id, _name, _currency, _sections) ON CONFLICT DO NOTHING;
  IF FOUND THEN
    INSERT INTO seat (event, seat, price_minor) SELECT _id, s, p FROM unnest(_seats, _prices) AS u(s, p);
    -- What the planner takes for an empty table it reads from end to end, for a minute or so, until autovacuum has been there.
    ANALYZE seat;
    RETURN 'OPENED';
  END IF;
  SELECT * INTO known FROM event WHERE id = _id;
  RETURN CASE WHEN (known.name, known.currency, known.sections) = (_name, _currency, _sections) THEN 'SAME' ELSE 'DIFFERS' END;
END $$;

-- Answers HELD where this call made the hold, NOW with the state of the identity otherwise, or NO_EVENT. The seats come in ascending order, and
-- all callers lock in that order, so that no two wait for each other. A caller that inserts an identity has locked all of its seats and waits for
-- nothing any more, so that waiting for it closes no circle either.
CREATE FUNCTION hold(_event text, _id text, _seats text[], _seconds integer, OUT result text, OUT r reservation)
LANGUAGE plpgsql AS $$
DECLARE
  on_sale event;
  found_seats text[];
  at timestamptz;
BEGIN
  result := 'NOW';
  SELECT * INTO r FROM reservation WHERE event = _event AND id = _id;
  IF FOUND THEN
    r := as_it_stands(r);
    RETURN;
  END IF;
  SELECT * INTO on_sale FROM event WHERE id = _event;
  IF NOT FOUND THEN
    result := 'NO_EVENT';
    RETURN;
  END IF;
  r.event := _event;
  r.id := _id;
  r.seats := _seats;
  r.hold_seconds := _seconds;
  r.currency := on_sale.currency;
  r.status := 'REJECTED';
  r.version := 1;
  SELECT array_agg(seat), array_agg(seat) FILTER (WHERE held_by IS NOT NULL AND expires_at > clock_timestamp()), sum(price_minor)
    INTO found_seats, r.taken, r.price_minor
    FROM (SELECT * FROM seat WHERE event = _event AND seat = ANY (_seats) ORDER BY seat FOR UPDATE) AS locked;
  at := clock_timestamp();
  IF cardinality(found_seats) IS DISTINCT FROM cardinality(_seats) THEN
    r.unknown := ARRAY(SELECT unnest(_seats) EXCEPT SELECT unnest(found_seats));
  END IF;
  IF r.taken IS NULL AND r.unknown IS NULL THEN
    r.status := 'HELD';
    r.expires_at := at + make_interval(secs => _seconds);
  ELSE
    r.price_minor := 0;
  END IF;
  r.decided_at := at;
  INSERT INTO reservation SELECT (r).* ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    -- The same identity was decided meanwhile, with other seats.
    SELECT * INTO r FROM reservation WHERE event = _event AND id = _id;
    r := as_it_stands(r);
    RETURN;
  END IF;
  IF r.status = 'HELD' THEN
    UPDATE seat SET held_by = _id, expires_at = r.expires_at WHERE event = _event AND seat = ANY (_seats);
    result := 'HELD';
  END IF;
END $$;
