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
    chain    INTEGER NOT NULL,
    registry TEXT NOT NULL,
    agent_id TEXT NOT NULL
);
