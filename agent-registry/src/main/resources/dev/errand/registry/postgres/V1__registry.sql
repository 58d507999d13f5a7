-- The tables of ../store, as they are after its last migration, for a database that several nodes share.

-- The truth of who is registered. A row stays after its agent retired, so that an old card cannot come back.
CREATE TABLE card (
    address       TEXT PRIMARY KEY,
    version       INTEGER NOT NULL,
    signed        TEXT NOT NULL,   -- the signed card as JSON, as it was handed in
    state         TEXT NOT NULL,   -- REGISTERED or RETIRED
    registered_at BIGINT NOT NULL, -- milliseconds since 1970: when it was registered first
    expires_at    BIGINT NOT NULL, -- milliseconds since 1970; not found from then on
    renewed_at    BIGINT NOT NULL, -- milliseconds since 1970: when the newest renewal was signed
    change        BIGINT NOT NULL  -- grows with every change of any row: who reads on from the last one seen misses none
);

CREATE UNIQUE INDEX card_by_change ON card (change);

-- What each held name looks like; names that look alike share a row's key.
CREATE TABLE look (
    look    TEXT PRIMARY KEY,
    address TEXT NOT NULL REFERENCES card (address)
);

CREATE INDEX look_by_address ON look (address);

-- Of agents that made room for others: an old card must not come back.
CREATE TABLE gone (
    address TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    change  BIGINT NOT NULL
);

CREATE INDEX gone_by_change ON gone (change);

-- Who was engaged for what: written before anything is sent. How it ended is copied from the client's journal.
CREATE TABLE engagement (
    intent_id TEXT NOT NULL,
    agent     TEXT NOT NULL,
    client    TEXT NOT NULL,
    owner     TEXT NOT NULL,   -- who stands behind the agent; the agent itself where nothing else is known
    at        BIGINT NOT NULL, -- milliseconds since 1970
    succeeded INTEGER,         -- 1 or 0; null while it is not settled
    settled   BIGINT UNIQUE,   -- grows with every settlement: who reads on from the last one seen misses none
    PRIMARY KEY (intent_id, agent)
);

CREATE INDEX engagement_open ON engagement (client) WHERE settled IS NULL;

-- Statements by which another key signs for an agent, in order; the last one counts.
CREATE TABLE key_rotation (
    agent     TEXT NOT NULL,
    number    INTEGER NOT NULL,
    new_key   TEXT NOT NULL,
    statement TEXT NOT NULL,    -- as JSON, signed by the key before and the new one
    PRIMARY KEY (agent, number)
);

CREATE INDEX key_rotation_by_key ON key_rotation (new_key);

-- Who agents are in ERC-8004's identity registries. What the chain says of it is asked of the chain.
CREATE TABLE identity (
    agent    TEXT PRIMARY KEY,
    chain    BIGINT NOT NULL,
    registry TEXT NOT NULL,
    agent_id TEXT NOT NULL
);
