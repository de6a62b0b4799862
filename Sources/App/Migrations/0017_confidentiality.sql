-- What a project gives to work with, apart from its public text: nothing that lists, searches, copies or feeds projects reads these.
CREATE TABLE confidential_brief (
    project_id TEXT PRIMARY KEY REFERENCES project (id),
    level TEXT NOT NULL CHECK (level IN ('internal', 'confidential')),
    brief TEXT NOT NULL DEFAULT '',
    -- The employer's own non-disclosure agreement; empty is the standard one.
    nda TEXT NOT NULL DEFAULT '',
    changed_by TEXT NOT NULL REFERENCES person (id),
    changed_at BIGINT NOT NULL
);

-- A file that is taken away keeps its row, because readings name it; its bytes go.
CREATE TABLE project_file (
    id TEXT PRIMARY KEY,
    project_id TEXT NOT NULL REFERENCES project (id),
    level TEXT NOT NULL CHECK (level IN ('open', 'internal', 'confidential')),
    stored_name TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    bytes BIGINT NOT NULL CHECK (bytes >= 0),
    sha256 TEXT NOT NULL,
    uploaded_by TEXT NOT NULL REFERENCES person (id),
    uploaded_at BIGINT NOT NULL,
    removed_at BIGINT
);
CREATE INDEX project_file_of_project ON project_file (project_id, id);

-- The text is kept as it was signed: the employer may word it anew later.
CREATE TABLE nda_signature (
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    text TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    typed_name TEXT NOT NULL,
    address TEXT NOT NULL,
    signed_at BIGINT NOT NULL,
    PRIMARY KEY (engagement_id, person_id)
);

-- Who read what, when, from where; without a file it was the brief. Nothing in it is ever changed.
CREATE TABLE material_reading (
    id TEXT PRIMARY KEY,
    project_id TEXT NOT NULL REFERENCES project (id),
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('participant', 'supervisor', 'mentor', 'operator')),
    file_id TEXT REFERENCES project_file (id),
    level TEXT NOT NULL CHECK (level IN ('internal', 'confidential')),
    address TEXT NOT NULL,
    read_at BIGINT NOT NULL
);
CREATE INDEX material_reading_of_project ON material_reading (project_id, id);

-- What somebody asks to show of work that is not open, and what the employer makes of it.
CREATE TABLE portfolio_request (
    id TEXT PRIMARY KEY,
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    state TEXT NOT NULL CHECK (state IN ('asked', 'redacted', 'approved', 'described', 'withdrawn')),
    words TEXT NOT NULL,
    link TEXT NOT NULL DEFAULT '',
    redacted TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    asked_at BIGINT NOT NULL,
    decided_by TEXT REFERENCES person (id),
    decided_at BIGINT,
    CHECK (state <> 'redacted' OR redacted <> '')
);
CREATE INDEX portfolio_request_of_engagement ON portfolio_request (engagement_id, id);
CREATE UNIQUE INDEX portfolio_request_open ON portfolio_request (engagement_id) WHERE state IN ('asked', 'redacted');
