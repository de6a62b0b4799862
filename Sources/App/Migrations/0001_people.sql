CREATE TABLE person (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    confirmed_at BIGINT,
    suspended_at BIGINT,
    created_at BIGINT NOT NULL
);
CREATE INDEX person_by_name ON person (name_folded, id);

-- Being an operator is a relation, like every other role.
CREATE TABLE operator (
    person_id TEXT PRIMARY KEY REFERENCES person (id),
    since BIGINT NOT NULL
);

-- Only the hash of what the browser holds is kept.
CREATE TABLE session (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    agent TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX session_of_person ON session (person_id);

-- One-time links: confirming an address, resetting a password, becoming an operator.
-- The secret half of a link is computed from the id and the site's key, so it is kept nowhere.
CREATE TABLE one_time_link (
    id TEXT PRIMARY KEY,
    purpose TEXT NOT NULL CHECK (purpose IN ('confirm', 'reset', 'operator')),
    person_id TEXT REFERENCES person (id) ON DELETE CASCADE,
    next TEXT NOT NULL DEFAULT '',
    ends_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX one_time_link_of_person ON one_time_link (person_id);

CREATE TABLE profile (
    person_id TEXT PRIMARY KEY REFERENCES person (id),
    slug TEXT UNIQUE,
    headline TEXT NOT NULL DEFAULT '',
    story TEXT NOT NULL DEFAULT '',
    weekly_hours BIGINT CHECK (weekly_hours BETWEEN 1 AND 60),
    languages TEXT NOT NULL DEFAULT '',
    work_authorisation TEXT NOT NULL DEFAULT '',
    accessibility TEXT NOT NULL DEFAULT '',
    portfolio TEXT NOT NULL DEFAULT 'private' CHECK (portfolio IN ('private', 'link', 'public')),
    public_sections TEXT NOT NULL DEFAULT '',
    updated_at BIGINT NOT NULL
);

CREATE TABLE profile_entry (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('education', 'experience')),
    title TEXT NOT NULL,
    place TEXT NOT NULL,
    from_year BIGINT,
    to_year BIGINT,
    text TEXT NOT NULL,
    position BIGINT NOT NULL
);
CREATE INDEX profile_entry_of_person ON profile_entry (person_id, kind, position);

-- Skills a person claims; evidenced ones are computed from feedback.
CREATE TABLE profile_skill (
    person_id TEXT NOT NULL REFERENCES person (id),
    skill TEXT NOT NULL,
    PRIMARY KEY (person_id, skill)
);
CREATE TABLE profile_interest (
    person_id TEXT NOT NULL REFERENCES person (id),
    field TEXT NOT NULL,
    PRIMARY KEY (person_id, field)
);

-- Fixed windows: how often a key was used in one.
CREATE TABLE rate_window (
    key TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    used BIGINT NOT NULL,
    PRIMARY KEY (key, started_at)
);
