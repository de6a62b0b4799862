CREATE TABLE application (
    id TEXT PRIMARY KEY,
    project_id TEXT NOT NULL REFERENCES project (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN
        ('draft', 'submitted', 'shortlisted', 'offered', 'accepted', 'declined', 'withdrawn', 'refused', 'lapsed')),
    -- Given at the first sending and kept for ever: "Applicant 3" is the same person on every page and in every letter.
    number BIGINT,
    pitch TEXT NOT NULL DEFAULT '',
    submitted_at BIGINT,
    offered_at BIGINT,
    offer_ends_at BIGINT,
    offer_note TEXT NOT NULL DEFAULT '',
    decided_at BIGINT,
    reason TEXT CHECK (reason IN
        ('filled', 'closer_match', 'missing_skill', 'timing', 'no_decision', 'project_closed', 'eligibility', 'other')),
    reason_note TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (project_id, person_id),
    UNIQUE (project_id, number),
    CHECK (state <> 'offered' OR offer_ends_at IS NOT NULL),
    CHECK (state <> 'declined' OR reason IS NOT NULL)
);
CREATE INDEX application_of_person ON application (person_id, id);
CREATE INDEX application_of_project ON application (project_id, state, submitted_at);

CREATE TABLE answer (
    application_id TEXT NOT NULL REFERENCES application (id),
    question_id TEXT NOT NULL REFERENCES question (id),
    text TEXT NOT NULL,
    PRIMARY KEY (application_id, question_id)
);

-- One rating an application: names are hidden until it is there.
CREATE TABLE rating (
    application_id TEXT PRIMARY KEY REFERENCES application (id),
    fit BIGINT NOT NULL CHECK (fit BETWEEN 1 AND 4),
    understanding BIGINT NOT NULL CHECK (understanding BETWEEN 1 AND 4),
    evidence BIGINT NOT NULL CHECK (evidence BETWEEN 1 AND 4),
    note TEXT NOT NULL DEFAULT '',
    rated_by TEXT NOT NULL REFERENCES person (id),
    rated_at BIGINT NOT NULL
);
