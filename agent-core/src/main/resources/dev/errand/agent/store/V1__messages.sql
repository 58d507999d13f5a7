-- Messages that were accepted and are not handled yet. A row goes away in the transaction that keeps what its handler did.
CREATE TABLE inbox (
    seq          INTEGER PRIMARY KEY,
    recipient    BLOB NOT NULL,
    sender       BLOB NOT NULL,
    id           BLOB NOT NULL,
    conversation TEXT NOT NULL,
    subject      TEXT NOT NULL,
    schema       BLOB NOT NULL,
    content      TEXT NOT NULL,
    deadline     INTEGER NOT NULL, -- milliseconds since 1970
    attempts     INTEGER NOT NULL
);

-- Signed envelopes that another program has not acknowledged yet; content is the envelope as it is posted.
CREATE TABLE outbox (
    seq          INTEGER PRIMARY KEY,
    recipient    BLOB NOT NULL,
    sender       BLOB NOT NULL,
    id           BLOB NOT NULL,
    conversation TEXT NOT NULL,
    subject      TEXT NOT NULL,
    schema       BLOB NOT NULL,
    content      TEXT NOT NULL,
    deadline     INTEGER NOT NULL,
    attempts     INTEGER NOT NULL
);

CREATE TABLE dead_letter (
    seq          INTEGER PRIMARY KEY,
    recipient    BLOB NOT NULL,
    sender       BLOB NOT NULL,
    id           BLOB NOT NULL,
    conversation TEXT NOT NULL,
    subject      TEXT NOT NULL,
    schema       BLOB NOT NULL,
    content      TEXT NOT NULL,
    deadline     INTEGER NOT NULL,
    attempts     INTEGER NOT NULL,
    outgoing     INTEGER NOT NULL,
    reason       TEXT NOT NULL,
    buried_at    INTEGER NOT NULL
);

-- The replay window: what came once is not let in again until it would be refused as expired.
CREATE TABLE seen (
    sender BLOB NOT NULL,
    nonce  BLOB NOT NULL,
    until  INTEGER NOT NULL,
    PRIMARY KEY (sender, nonce)
) WITHOUT ROWID;

CREATE INDEX seen_by_until ON seen (until);

-- What agents keep.
CREATE TABLE entry (
    agent BLOB NOT NULL,
    key   TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (agent, key)
) WITHOUT ROWID;

-- Which key signs for an agent, where that is not the one that its address comes from.
CREATE TABLE rotation (
    agent     BLOB PRIMARY KEY,
    statement TEXT NOT NULL
) WITHOUT ROWID;
