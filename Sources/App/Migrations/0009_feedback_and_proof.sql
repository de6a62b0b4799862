CREATE TABLE feedback (
    id TEXT PRIMARY KEY,
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    side TEXT NOT NULL CHECK (side IN ('participant', 'employer')),
    author_id TEXT NOT NULL REFERENCES person (id),
    overall BIGINT NOT NULL CHECK (overall BETWEEN 1 AND 5),
    communication BIGINT CHECK (communication BETWEEN 1 AND 5),
    preparedness BIGINT CHECK (preparedness BETWEEN 1 AND 5),
    professionalism BIGINT CHECK (professionalism BETWEEN 1 AND 5),
    responsiveness BIGINT CHECK (responsiveness BETWEEN 1 AND 5),
    helpfulness BIGINT CHECK (helpfulness BETWEEN 1 AND 5),
    quality BIGINT CHECK (quality BETWEEN 1 AND 5),
    reliability BIGINT CHECK (reliability BETWEEN 1 AND 5),
    initiative BIGINT CHECK (initiative BETWEEN 1 AND 5),
    teamwork BIGINT CHECK (teamwork BETWEEN 1 AND 5),
    public_words TEXT NOT NULL,
    private_words TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    UNIQUE (engagement_id, side)
);
CREATE TABLE feedback_skill (
    feedback_id TEXT NOT NULL REFERENCES feedback (id),
    skill TEXT NOT NULL,
    rating BIGINT NOT NULL CHECK (rating BETWEEN 1 AND 4),
    words TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (feedback_id, skill)
);

-- What is certified is copied here at issue: later edits elsewhere do not change a proof.
CREATE TABLE credential (
    id TEXT PRIMARY KEY,
    engagement_id TEXT NOT NULL UNIQUE REFERENCES engagement (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('fieldwork')),
    state TEXT NOT NULL CHECK (state IN ('active', 'revoked')),
    recipient TEXT NOT NULL,
    organization TEXT NOT NULL,
    organization_slug TEXT NOT NULL,
    project TEXT NOT NULL,
    summary TEXT NOT NULL,
    field TEXT NOT NULL,
    industry TEXT NOT NULL,
    hours BIGINT NOT NULL,
    assessor TEXT NOT NULL,
    criteria_met BIGINT NOT NULL,
    criteria_all BIGINT NOT NULL,
    skills TEXT NOT NULL,
    deliverables TEXT NOT NULL,
    began_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    issued_at BIGINT NOT NULL,
    revoked_at BIGINT,
    revoke_reason TEXT NOT NULL DEFAULT '',
    CHECK ((state = 'revoked') = (revoked_at IS NOT NULL))
);
CREATE INDEX credential_of_person ON credential (person_id, issued_at);

CREATE TABLE portfolio_item (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    engagement_id TEXT NOT NULL UNIQUE REFERENCES engagement (id),
    visibility TEXT NOT NULL CHECK (visibility IN ('private', 'link', 'public')),
    permission TEXT NOT NULL CHECK (permission IN ('full', 'redacted', 'description')),
    words TEXT NOT NULL DEFAULT '',
    link TEXT NOT NULL DEFAULT '',
    position BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX portfolio_item_of_person ON portfolio_item (person_id, position);
