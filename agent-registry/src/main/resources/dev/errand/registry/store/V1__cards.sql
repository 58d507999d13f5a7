-- The truth of who is registered. A row stays after its agent retired, so that an old card cannot come back.
CREATE TABLE card (
    address    TEXT PRIMARY KEY,
    version    INTEGER NOT NULL,
    signed     TEXT NOT NULL,    -- the signed card as JSON, as it was handed in
    state      TEXT NOT NULL,    -- REGISTERED or RETIRED
    expires_at INTEGER NOT NULL, -- milliseconds since 1970; not found from then on
    renewed_at INTEGER NOT NULL, -- milliseconds since 1970: when the newest renewal was signed
    change     INTEGER NOT NULL  -- grows with every change of any row: who reads on from the last one seen misses none
);

CREATE UNIQUE INDEX card_by_change ON card (change);

-- What each held name looks like; names that look alike share a row's key.
CREATE TABLE look (
    look    TEXT PRIMARY KEY,
    address TEXT NOT NULL REFERENCES card (address)
);

CREATE INDEX look_by_address ON look (address);
