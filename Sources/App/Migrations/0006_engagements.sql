CREATE TABLE engagement (
    id TEXT PRIMARY KEY,
    application_id TEXT NOT NULL UNIQUE REFERENCES application (id),
    project_id TEXT NOT NULL REFERENCES project (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('onboarding', 'active', 'delivered', 'completed', 'cancelled', 'disputed')),
    fee_minor BIGINT NOT NULL CHECK (fee_minor >= 0),
    platform_minor BIGINT NOT NULL CHECK (platform_minor >= 0),
    currency TEXT NOT NULL,
    agreement TEXT NOT NULL,
    agreement_hash TEXT NOT NULL,
    start_at BIGINT NOT NULL,
    funded_at BIGINT,
    started_at BIGINT,
    completed_at BIGINT,
    cancelled_at BIGINT,
    cancel_reason TEXT,
    cancel_note TEXT NOT NULL DEFAULT '',
    dispute_note TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    CHECK (started_at IS NULL OR funded_at IS NOT NULL)
);
CREATE INDEX engagement_of_person ON engagement (person_id, id);
CREATE INDEX engagement_of_project ON engagement (project_id, id);

CREATE TABLE signature (
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    side TEXT NOT NULL CHECK (side IN ('participant', 'employer')),
    typed_name TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    address TEXT NOT NULL,
    signed_at BIGINT NOT NULL,
    PRIMARY KEY (engagement_id, side)
);

CREATE TABLE kickoff_item (
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    item TEXT NOT NULL CHECK (item IN ('people', 'channel', 'first_task', 'dates')),
    note TEXT NOT NULL DEFAULT '',
    done_by TEXT NOT NULL REFERENCES person (id),
    done_at BIGINT NOT NULL,
    PRIMARY KEY (engagement_id, item)
);

CREATE TABLE milestone (
    id TEXT PRIMARY KEY,
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    weight BIGINT NOT NULL,
    amount_minor BIGINT NOT NULL CHECK (amount_minor >= 0),
    due_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'submitted', 'changes', 'accepted', 'cancelled')),
    accepted_at BIGINT,
    UNIQUE (engagement_id, position)
);
-- The criteria as they were agreed: a copy, so that the contract cannot change under the work.
CREATE TABLE milestone_criterion (
    id TEXT PRIMARY KEY,
    milestone_id TEXT NOT NULL REFERENCES milestone (id),
    position BIGINT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (milestone_id, position)
);

CREATE TABLE submission (
    id TEXT PRIMARY KEY,
    milestone_id TEXT NOT NULL REFERENCES milestone (id),
    version BIGINT NOT NULL,
    note TEXT NOT NULL,
    links TEXT NOT NULL DEFAULT '',
    learned TEXT NOT NULL DEFAULT '',
    differently TEXT NOT NULL DEFAULT '',
    hardest TEXT NOT NULL DEFAULT '',
    ai_statement TEXT NOT NULL DEFAULT '',
    submitted_at BIGINT NOT NULL,
    UNIQUE (milestone_id, version)
);

CREATE TABLE review (
    submission_id TEXT PRIMARY KEY REFERENCES submission (id),
    decision TEXT NOT NULL CHECK (decision IN ('accept', 'changes', 'silence')),
    comment TEXT NOT NULL DEFAULT '',
    reviewer_id TEXT REFERENCES person (id),
    reviewed_at BIGINT NOT NULL,
    CHECK (decision = 'silence' OR reviewer_id IS NOT NULL)
);
CREATE TABLE review_verdict (
    submission_id TEXT NOT NULL REFERENCES review (submission_id),
    criterion_id TEXT NOT NULL REFERENCES milestone_criterion (id),
    verdict TEXT NOT NULL CHECK (verdict IN ('met', 'partly', 'not')),
    PRIMARY KEY (submission_id, criterion_id)
);

-- A file that was uploaded; its bytes lie in the file store under a random name.
CREATE TABLE file (
    id TEXT PRIMARY KEY,
    submission_id TEXT NOT NULL REFERENCES submission (id),
    stored_name TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    bytes BIGINT NOT NULL CHECK (bytes >= 0),
    sha256 TEXT NOT NULL,
    uploaded_by TEXT NOT NULL REFERENCES person (id),
    uploaded_at BIGINT NOT NULL
);
CREATE INDEX file_of_submission ON file (submission_id);
