-- What the participant is asked in the rhythm of the project: it is answered once, or missed, or nobody needs it any more.
CREATE TABLE check_in (
    id TEXT PRIMARY KEY,
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'missed', 'void')),
    asked_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    on_track BOOLEAN,
    blocked BOOLEAN,
    words TEXT NOT NULL DEFAULT '',
    met_mentor BOOLEAN,
    energy BIGINT CHECK (energy BETWEEN 1 AND 5),
    answered_at BIGINT,
    UNIQUE (engagement_id, asked_at),
    CHECK (closes_at > asked_at),
    CHECK (state <> 'answered' OR answered_at IS NOT NULL),
    CHECK (answered_at IS NULL OR energy IS NOT NULL)
);

-- An engagement that needs somebody; of a kind at most one is up at a time. Lifted by nobody is lifted by a good check-in.
CREATE TABLE risk_flag (
    id TEXT PRIMARY KEY,
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    kind TEXT NOT NULL CHECK (kind IN ('blocked', 'missed')),
    reason TEXT NOT NULL,
    raised_at BIGINT NOT NULL,
    lifted_at BIGINT,
    lifted_by TEXT REFERENCES person (id),
    note TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX risk_flag_up ON risk_flag (engagement_id, kind) WHERE lifted_at IS NULL;
CREATE INDEX risk_flag_of_engagement ON risk_flag (engagement_id, raised_at);

-- The participant's own steps towards a milestone. The day is one of their zone; empty is no day.
CREATE TABLE plan_step (
    id TEXT PRIMARY KEY,
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    milestone_id TEXT NOT NULL REFERENCES milestone (id),
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    due_on TEXT NOT NULL DEFAULT '',
    done_at BIGINT,
    created_at BIGINT NOT NULL
);
CREATE INDEX plan_step_of_engagement ON plan_step (engagement_id, milestone_id, position);

-- A reminder that was sent, and whether anything followed within two days; NULL is not known yet.
CREATE TABLE nudge (
    id TEXT PRIMARY KEY,
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    kind TEXT NOT NULL CHECK (kind IN ('milestone', 'step', 'check_in')),
    subject_id TEXT NOT NULL,
    slot_at BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    helped BOOLEAN,
    UNIQUE (subject_id, slot_at)
);
CREATE INDEX nudge_of_engagement ON nudge (engagement_id, kind, sent_at);

-- A kind of reminder that does not come: the participant muted it, or it helped nobody twice. It is counted anew from `since`.
CREATE TABLE nudge_setting (
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    kind TEXT NOT NULL CHECK (kind IN ('milestone', 'step', 'check_in')),
    muted_at BIGINT,
    stopped_at BIGINT,
    since BIGINT NOT NULL,
    PRIMARY KEY (engagement_id, kind)
);

-- A change of what was agreed: both sides sign its text, and the text before it stays named by its hash.
CREATE TABLE change_request (
    id TEXT PRIMARY KEY,
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    milestone_id TEXT NOT NULL REFERENCES milestone (id),
    state TEXT NOT NULL CHECK (state IN ('proposed', 'agreed', 'declined', 'withdrawn')),
    side TEXT NOT NULL CHECK (side IN ('participant', 'employer')),
    proposed_by TEXT NOT NULL REFERENCES person (id),
    proposer_name TEXT NOT NULL,
    proposer_address TEXT NOT NULL,
    reason TEXT NOT NULL,
    due_at BIGINT,
    title TEXT NOT NULL DEFAULT '',
    criteria TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    earlier_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    answered_by TEXT REFERENCES person (id),
    answer_name TEXT NOT NULL DEFAULT '',
    answer_address TEXT NOT NULL DEFAULT '',
    answer TEXT NOT NULL DEFAULT '',
    answered_at BIGINT
);
CREATE UNIQUE INDEX change_request_open ON change_request (engagement_id) WHERE state = 'proposed';
CREATE INDEX change_request_of_engagement ON change_request (engagement_id, created_at);

-- A time in which every clock of an engagement stands still.
CREATE TABLE pause (
    id TEXT PRIMARY KEY,
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    state TEXT NOT NULL CHECK (state IN ('proposed', 'running', 'ended', 'declined', 'withdrawn')),
    side TEXT NOT NULL CHECK (side IN ('participant', 'employer')),
    proposed_by TEXT NOT NULL REFERENCES person (id),
    is_illness BOOLEAN NOT NULL,
    reason TEXT NOT NULL,
    ends_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    began_at BIGINT,
    ended_at BIGINT,
    CHECK (state <> 'running' OR began_at IS NOT NULL)
);
CREATE UNIQUE INDEX pause_open ON pause (engagement_id) WHERE state IN ('proposed', 'running');
-- Ill alone, without asking: once in an engagement.
CREATE UNIQUE INDEX pause_for_illness ON pause (engagement_id) WHERE is_illness;

-- What a participant needs in order to work well: between them, the supervisor and the operator.
CREATE TABLE accommodation (
    id TEXT PRIMARY KEY,
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    state TEXT NOT NULL CHECK (state IN ('asked', 'agreed', 'alternative', 'declined', 'withdrawn')),
    need TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    answer TEXT NOT NULL DEFAULT '',
    answered_by TEXT REFERENCES person (id),
    answered_at BIGINT
);
CREATE INDEX accommodation_of_engagement ON accommodation (engagement_id, asked_at);

-- Work that is under way already is asked from now on as well.
INSERT INTO job (id, name, noun_id, state, due_at, created_at)
SELECT id, 'ask_check_in', id, 'ready', COALESCE(started_at, created_at), created_at FROM engagement
WHERE state IN ('active', 'delivered', 'disputed');
INSERT INTO job (id, name, noun_id, state, due_at, created_at)
SELECT milestone.id, 'nudge_milestone', milestone.id, 'ready', engagement.created_at, engagement.created_at
FROM milestone JOIN engagement ON engagement.id = milestone.engagement_id
WHERE engagement.state IN ('active', 'delivered', 'disputed') AND milestone.state IN ('planned', 'changes');
