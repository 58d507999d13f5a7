ALTER TABLE card ADD COLUMN registered_at INTEGER NOT NULL DEFAULT 0; -- milliseconds since 1970: when it was registered first

-- Of agents that made room for others: an old card must not come back.
CREATE TABLE gone (
    address TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    change  INTEGER NOT NULL
);

CREATE INDEX gone_by_change ON gone (change);

-- Who was engaged for what: written before anything is sent. How it ended is copied from the client's journal.
CREATE TABLE engagement (
    intent_id TEXT NOT NULL,
    agent     TEXT NOT NULL,
    client    TEXT NOT NULL,
    owner     TEXT NOT NULL,    -- who stands behind the agent; the agent itself where nothing else is known
    at        INTEGER NOT NULL, -- milliseconds since 1970
    succeeded INTEGER,          -- 1 or 0; null while it is not settled
    settled   INTEGER UNIQUE,   -- grows with every settlement: who reads on from the last one seen misses none
    PRIMARY KEY (intent_id, agent)
);

CREATE INDEX engagement_open ON engagement (client) WHERE settled IS NULL;
