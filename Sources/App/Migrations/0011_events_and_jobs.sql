-- Every move of a state table and every act of staff: who, what, when. This is the audit trail.
CREATE TABLE event (
    id TEXT PRIMARY KEY,
    noun TEXT NOT NULL,
    noun_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    from_state TEXT,
    to_state TEXT,
    person_id TEXT REFERENCES person (id),
    role TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    happened_at BIGINT NOT NULL
);
CREATE INDEX event_of_noun ON event (noun, noun_id, id);
CREATE INDEX event_of_person ON event (person_id, id);

-- What somebody should know: shown on the page of notices and mailed, once.
CREATE TABLE notice (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    event_id TEXT NOT NULL REFERENCES event (id),
    subject TEXT NOT NULL,
    path TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    read_at BIGINT,
    mailed_at BIGINT,
    UNIQUE (person_id, event_id)
);
CREATE INDEX notice_of_person ON notice (person_id, id);

-- Due now it is the outbox, due later it is a timer. A name and an id, never a payload.
CREATE TABLE job (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    noun_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('ready', 'running', 'done', 'failed')),
    due_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    leased_until BIGINT,
    outcome TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX job_due ON job (due_at, id) WHERE state IN ('ready', 'running');
CREATE INDEX job_by_state ON job (state, id);

CREATE TABLE report (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('open', 'settled', 'dismissed')),
    path TEXT NOT NULL,
    reason TEXT NOT NULL,
    words TEXT NOT NULL,
    person_id TEXT REFERENCES person (id),
    note TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    settled_at BIGINT
);
CREATE INDEX report_by_state ON report (state, id);
