CREATE TABLE organization (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('employer', 'school')),
    state TEXT NOT NULL CHECK (state IN ('unverified', 'submitted', 'verified', 'refused', 'suspended')),
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    industry TEXT NOT NULL,
    size TEXT NOT NULL,
    place TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    website TEXT NOT NULL,
    registration TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    refusal_note TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL
);
CREATE INDEX organization_by_state ON organization (state, id);

CREATE TABLE membership (
    organization_id TEXT NOT NULL REFERENCES organization (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('owner', 'supervisor', 'mentor', 'viewer', 'coordinator', 'instructor')),
    since BIGINT NOT NULL,
    PRIMARY KEY (organization_id, person_id)
);
CREATE INDEX membership_of_person ON membership (person_id);

CREATE TABLE invitation (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner', 'supervisor', 'mentor', 'viewer', 'coordinator', 'instructor')),
    invited_by TEXT NOT NULL REFERENCES person (id),
    created_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    accepted_at BIGINT,
    UNIQUE (organization_id, email_folded)
);
