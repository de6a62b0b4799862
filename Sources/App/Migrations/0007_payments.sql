-- Credit-positive: what the site owes is above zero, what it holds or is owed is below.
CREATE TABLE account (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('receivable', 'due', 'bank', 'held', 'platform', 'payable', 'refund')),
    owner TEXT NOT NULL,
    currency TEXT NOT NULL,
    balance_minor BIGINT NOT NULL DEFAULT 0,
    UNIQUE (kind, owner, currency),
    CHECK (kind NOT IN ('due', 'held', 'platform', 'payable', 'refund') OR balance_minor >= 0)
);
CREATE TABLE transfer (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('bill', 'fund', 'release', 'payout', 'refund', 'void')),
    engagement_id TEXT REFERENCES engagement (id),
    -- What may happen once only, names itself here: 'bill', 'fund', 'release:<milestone>' …
    once_key TEXT NOT NULL UNIQUE,
    reference TEXT NOT NULL DEFAULT '',
    -- The day on the bank's statement; empty for movements between our own accounts.
    booked_on TEXT NOT NULL DEFAULT '',
    made_by TEXT REFERENCES person (id),
    made_at BIGINT NOT NULL
);
CREATE INDEX transfer_of_engagement ON transfer (engagement_id, made_at);
CREATE TABLE entry (
    transfer_id TEXT NOT NULL REFERENCES transfer (id),
    account_id TEXT NOT NULL REFERENCES account (id),
    amount_minor BIGINT NOT NULL CHECK (amount_minor <> 0),
    PRIMARY KEY (transfer_id, account_id)
);
CREATE INDEX entry_of_account ON entry (account_id, transfer_id);
