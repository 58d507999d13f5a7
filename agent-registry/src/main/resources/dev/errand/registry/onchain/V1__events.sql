-- What the registries' contracts logged, in the order in which it was read. Agents and feedback are made from it, so that blocks that a
-- reorganisation took out are forgotten by deleting their rows.
CREATE TABLE event (
    id      INTEGER PRIMARY KEY,
    block   INTEGER NOT NULL,
    address TEXT NOT NULL,
    topics  TEXT NOT NULL, -- 0x-hex, with commas between
    data    TEXT NOT NULL  -- 0x-hex
);

CREATE INDEX event_by_block ON event (block);

-- Blocks up to which everything was read, with the hash by which a reorganisation is noticed.
CREATE TABLE mark (
    number INTEGER PRIMARY KEY,
    hash   TEXT NOT NULL
);
