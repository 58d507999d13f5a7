-- Everything that moves value. A row is written before the transaction is sent and never deleted.
CREATE TABLE execution (
    intent_id     TEXT PRIMARY KEY,
    chain_id      INTEGER NOT NULL,
    account       TEXT NOT NULL,
    plan_hash     TEXT NOT NULL,
    proposal_hash TEXT NOT NULL,
    summary       TEXT NOT NULL,
    nonce         INTEGER NOT NULL,
    tx_hash       TEXT NOT NULL UNIQUE,
    signed_tx     BLOB NOT NULL,
    deadline      INTEGER NOT NULL, -- block time, seconds
    most_gas_cost TEXT NOT NULL,    -- wei
    dollars       TEXT,             -- decimal; null where something had no price
    recipients    TEXT NOT NULL,    -- addresses, comma between them
    state         TEXT NOT NULL,
    detail        TEXT NOT NULL,
    written_at    INTEGER NOT NULL, -- milliseconds since 1970
    updated_at    INTEGER NOT NULL
);

-- No two live executions of an account share a nonce, whichever process wrote them.
CREATE UNIQUE INDEX one_live_execution_per_nonce ON execution (chain_id, account, nonce)
    WHERE state IN ('SIGNED', 'SENT', 'INCLUDED');

CREATE INDEX execution_by_account ON execution (chain_id, account, written_at);
