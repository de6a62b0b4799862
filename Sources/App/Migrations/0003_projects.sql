CREATE TABLE project (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'review', 'published', 'returned', 'filled', 'closed', 'expired', 'archived')),
    title TEXT NOT NULL,
    summary TEXT NOT NULL DEFAULT '',
    background TEXT NOT NULL DEFAULT '',
    field TEXT,
    hours BIGINT CHECK (hours BETWEEN 1 AND 1000),
    fee_minor BIGINT CHECK (fee_minor >= 0),
    currency TEXT NOT NULL,
    seats BIGINT NOT NULL DEFAULT 1 CHECK (seats BETWEEN 1 AND 50),
    seats_taken BIGINT NOT NULL DEFAULT 0,
    place TEXT NOT NULL DEFAULT 'remote' CHECK (place IN ('remote', 'hybrid', 'onsite')),
    city TEXT NOT NULL DEFAULT '',
    start_at BIGINT,
    apply_by BIGINT,
    decide_by BIGINT,
    supervisor_id TEXT REFERENCES person (id),
    backup_email TEXT NOT NULL DEFAULT '',
    mentor_id TEXT REFERENCES person (id),
    supervisor_minutes BIGINT,
    check_ins TEXT NOT NULL DEFAULT 'weekly' CHECK (check_ins IN ('weekly', 'twice', 'none')),
    tools TEXT NOT NULL DEFAULT '',
    confidentiality TEXT NOT NULL DEFAULT 'open' CHECK (confidentiality IN ('open', 'internal', 'confidential')),
    ip TEXT NOT NULL DEFAULT 'assigned' CHECK (ip IN ('assigned', 'licensed', 'participant')),
    ai_policy TEXT NOT NULL DEFAULT 'disclose' CHECK (ai_policy IN ('allowed', 'disclose', 'forbidden')),
    ai_note TEXT NOT NULL DEFAULT '',
    portfolio TEXT NOT NULL DEFAULT 'full' CHECK (portfolio IN ('full', 'redacted', 'description')),
    eligibility TEXT NOT NULL DEFAULT '',
    scope_score BIGINT NOT NULL DEFAULT 0,
    policy_version TEXT NOT NULL,
    return_reasons TEXT NOT NULL DEFAULT '',
    created_by TEXT NOT NULL REFERENCES person (id),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    published_at BIGINT,
    CHECK (seats_taken BETWEEN 0 AND seats),
    CHECK (state NOT IN ('review', 'published', 'filled')
        OR (field IS NOT NULL AND hours IS NOT NULL AND fee_minor IS NOT NULL AND apply_by IS NOT NULL AND decide_by IS NOT NULL
            AND supervisor_id IS NOT NULL)),
    CHECK (decide_by IS NULL OR apply_by IS NULL OR decide_by >= apply_by)
);
CREATE INDEX project_of_organization ON project (organization_id, id);
CREATE INDEX project_by_publication ON project (published_at DESC, id DESC) WHERE state = 'published';
CREATE INDEX project_by_apply_by ON project (apply_by, id) WHERE state = 'published';
CREATE INDEX project_in_review ON project (updated_at, id) WHERE state = 'review';

-- The scope contract: the same rows drive review, part payment, disputes and the outcome.
CREATE TABLE deliverable (
    id TEXT PRIMARY KEY,
    project_id TEXT NOT NULL REFERENCES project (id),
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    weight BIGINT NOT NULL CHECK (weight BETWEEN 0 AND 100),
    due_days BIGINT NOT NULL CHECK (due_days BETWEEN 0 AND 365),
    UNIQUE (project_id, position)
);
CREATE TABLE criterion (
    id TEXT PRIMARY KEY,
    deliverable_id TEXT NOT NULL REFERENCES deliverable (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (deliverable_id, position)
);
CREATE TABLE project_skill (
    project_id TEXT NOT NULL REFERENCES project (id),
    skill TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('needed', 'gained')),
    PRIMARY KEY (project_id, kind, skill)
);
CREATE INDEX project_skill_by_skill ON project_skill (skill, project_id);
CREATE TABLE question (
    id TEXT PRIMARY KEY,
    project_id TEXT NOT NULL REFERENCES project (id),
    position BIGINT NOT NULL CHECK (position BETWEEN 1 AND 3),
    text TEXT NOT NULL,
    UNIQUE (project_id, position)
);
