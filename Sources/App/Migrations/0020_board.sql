-- Who reviews one engagement, where it is somebody else than the project's supervisor.
CREATE TABLE engagement_reviewer (
    engagement_id TEXT PRIMARY KEY REFERENCES engagement (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    assigned_by TEXT NOT NULL REFERENCES person (id),
    assigned_at BIGINT NOT NULL
);

-- From opening the page of a review to sending the review: how supervisor minutes are measured.
CREATE TABLE review_sitting (
    id TEXT PRIMARY KEY,
    submission_id TEXT NOT NULL REFERENCES submission (id),
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    opened_at BIGINT NOT NULL,
    ended_at BIGINT,
    CHECK (ended_at IS NULL OR ended_at >= opened_at)
);
CREATE UNIQUE INDEX review_sitting_open ON review_sitting (submission_id, person_id) WHERE ended_at IS NULL;
CREATE INDEX review_sitting_of_engagement ON review_sitting (engagement_id, ended_at);

-- Words an organization uses again and again in its reviews.
CREATE TABLE saved_comment (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    words TEXT NOT NULL,
    used BIGINT NOT NULL DEFAULT 0 CHECK (used >= 0),
    created_by TEXT NOT NULL REFERENCES person (id),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX saved_comment_of_organization ON saved_comment (organization_id, used);

-- A question whose answer everybody at work on the project may read; who asked is for the employer alone.
CREATE TABLE shared_question (
    id TEXT PRIMARY KEY,
    project_id TEXT NOT NULL REFERENCES project (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'withdrawn')),
    asked_by TEXT NOT NULL REFERENCES person (id),
    question TEXT NOT NULL,
    answer TEXT NOT NULL DEFAULT '',
    -- Both without accents and capitals, for searching.
    folded TEXT NOT NULL,
    -- The message it was made of, if it was one.
    message_id TEXT REFERENCES message (id),
    answered_by TEXT REFERENCES person (id),
    asked_at BIGINT NOT NULL,
    answered_at BIGINT,
    CHECK (state <> 'answered' OR answer <> '' AND answered_by IS NOT NULL AND answered_at IS NOT NULL)
);
CREATE INDEX shared_question_of_project ON shared_question (project_id, state);

-- When the participant last wrote, for the board.
CREATE INDEX message_of_side ON message (application_id, side, sent_at);

-- Something done to several engagements at once, and what came of it for each.
CREATE TABLE batch (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    kind TEXT NOT NULL CHECK (kind IN ('kickoff', 'message', 'assign')),
    made_by TEXT NOT NULL REFERENCES person (id),
    -- The form's own word: sent twice it is one batch.
    once TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    UNIQUE (made_by, once)
);
CREATE TABLE batch_outcome (
    batch_id TEXT NOT NULL REFERENCES batch (id),
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    is_done BOOLEAN NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (batch_id, engagement_id)
);
