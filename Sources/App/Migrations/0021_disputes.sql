-- A disagreement about work in hand. The claim, every proposal and the decision are terms of their own.
CREATE TABLE dispute (
    id TEXT PRIMARY KEY,
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    state TEXT NOT NULL CHECK (state IN ('opened', 'answered', 'proposed', 'decided')),
    side TEXT NOT NULL CHECK (side IN ('participant', 'employer')),
    opened_by TEXT NOT NULL REFERENCES person (id),
    answer TEXT NOT NULL DEFAULT '',
    opened_at BIGINT NOT NULL,
    answered_at BIGINT,
    decided_at BIGINT,
    ending TEXT CHECK (ending IN ('operator', 'agreement', 'conceded', 'unanswered', 'silence')),
    -- What the decision moved, in the smallest unit.
    released_minor BIGINT NOT NULL DEFAULT 0 CHECK (released_minor >= 0),
    refunded_minor BIGINT NOT NULL DEFAULT 0 CHECK (refunded_minor >= 0),
    platform_minor BIGINT NOT NULL DEFAULT 0 CHECK (platform_minor >= 0),
    CHECK (state <> 'decided' OR decided_at IS NOT NULL AND ending IS NOT NULL)
);
CREATE INDEX dispute_of_engagement ON dispute (engagement_id, id);
-- One at a time.
CREATE UNIQUE INDEX dispute_open ON dispute (engagement_id) WHERE state IN ('opened', 'answered', 'proposed');

CREATE TABLE dispute_terms (
    id TEXT PRIMARY KEY,
    dispute_id TEXT NOT NULL REFERENCES dispute (id),
    kind TEXT NOT NULL CHECK (kind IN ('claim', 'proposal', 'decision')),
    -- Whose they are; empty when an operator wrote them.
    side TEXT CHECK (side IN ('participant', 'employer')),
    person_id TEXT NOT NULL REFERENCES person (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('active', 'completed', 'cancelled')),
    words TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    participant_agreed_at BIGINT,
    employer_agreed_at BIGINT,
    refused_at BIGINT,
    CHECK (kind <> 'decision' OR side IS NULL),
    CHECK (kind <> 'claim' OR side IS NOT NULL)
);
CREATE INDEX dispute_terms_of_dispute ON dispute_terms (dispute_id, id);
CREATE UNIQUE INDEX dispute_claim ON dispute_terms (dispute_id) WHERE kind = 'claim';
CREATE UNIQUE INDEX dispute_decision ON dispute_terms (dispute_id) WHERE kind = 'decision';

-- How a milestone's held amount is shared out; the two parts make a whole.
CREATE TABLE dispute_share (
    terms_id TEXT NOT NULL REFERENCES dispute_terms (id),
    milestone_id TEXT NOT NULL REFERENCES milestone (id),
    participant_percent BIGINT NOT NULL CHECK (participant_percent >= 0 AND participant_percent <= 100),
    employer_percent BIGINT NOT NULL CHECK (employer_percent >= 0 AND employer_percent <= 100),
    PRIMARY KEY (terms_id, milestone_id),
    CHECK (participant_percent + employer_percent = 100)
);

-- Disputes of before: they were opened and wait for the operator, so both sides have been heard by message.
INSERT INTO dispute (id, engagement_id, state, side, opened_by, opened_at, answered_at)
SELECT event.id, engagement.id, 'answered', CASE event.role WHEN 'participant' THEN 'participant' ELSE 'employer' END, event.person_id,
    event.happened_at, event.happened_at
FROM engagement JOIN event ON event.noun = 'engagement' AND event.noun_id = engagement.id AND event.kind = 'dispute'
WHERE engagement.state = 'disputed' AND event.person_id IS NOT NULL AND event.id = (
    SELECT MAX(last.id) FROM event last WHERE last.noun = 'engagement' AND last.noun_id = engagement.id AND last.kind = 'dispute');
INSERT INTO dispute_terms (id, dispute_id, kind, side, person_id, outcome, words, made_at)
SELECT dispute.id, dispute.id, 'claim', dispute.side, dispute.opened_by, 'active', engagement.dispute_note, dispute.opened_at
FROM dispute JOIN engagement ON engagement.id = dispute.engagement_id;

-- The clocks for whoever gives no sign, as the agreement has them; work agreed before there were any has no row.
CREATE TABLE attendance (
    engagement_id TEXT PRIMARY KEY REFERENCES engagement (id),
    start_days BIGINT NOT NULL CHECK (start_days > 0),
    late_days BIGINT NOT NULL CHECK (late_days > 0),
    kickoff_days BIGINT NOT NULL CHECK (kickoff_days > 0),
    -- The last step of a clock that was told: its kind, when it began, its day. None is told twice.
    told TEXT NOT NULL DEFAULT ''
);

-- A mark against a person or an organization.
CREATE TABLE strike (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('standing', 'appealed', 'upheld', 'lifted', 'expired')),
    person_id TEXT REFERENCES person (id),
    organization_id TEXT REFERENCES organization (id),
    engagement_id TEXT REFERENCES engagement (id),
    reason TEXT NOT NULL CHECK (reason IN ('no_show', 'performance')),
    words TEXT NOT NULL,
    -- The operator who gave it; empty when it followed from a clock.
    given_by TEXT REFERENCES person (id),
    given_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    appeal TEXT NOT NULL DEFAULT '',
    appealed_by TEXT REFERENCES person (id),
    appealed_at BIGINT,
    decision TEXT NOT NULL DEFAULT '',
    decided_at BIGINT,
    CHECK (person_id IS NOT NULL AND organization_id IS NULL OR person_id IS NULL AND organization_id IS NOT NULL),
    CHECK (state NOT IN ('appealed', 'upheld') OR appealed_at IS NOT NULL),
    CHECK (expires_at > given_at)
);
CREATE INDEX strike_of_person ON strike (person_id, id);
CREATE INDEX strike_of_organization ON strike (organization_id, id);
CREATE INDEX strike_by_state ON strike (state, id);
-- Work that was not begun gives one strike.
CREATE UNIQUE INDEX strike_of_engagement ON strike (engagement_id) WHERE engagement_id IS NOT NULL;
