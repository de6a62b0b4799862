-- What somebody wants to hear of; the target is an organization's id, or the id that a list gives an industry, a field or a skill.
CREATE TABLE follow (
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('employer', 'industry', 'field', 'skill')),
    target TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, kind, target)
);
CREATE INDEX follow_by_target ON follow (kind, target, person_id);

-- The address of a list is the search: the query is kept as the list writes it.
CREATE TABLE saved_search (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    pace TEXT NOT NULL CHECK (pace IN ('instant', 'weekly', 'off')),
    created_at BIGINT NOT NULL,
    UNIQUE (person_id, query)
);
CREATE INDEX saved_search_instant ON saved_search (id) WHERE pace = 'instant';

CREATE TABLE saved_project (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    project_id TEXT NOT NULL REFERENCES project (id),
    created_at BIGINT NOT NULL,
    UNIQUE (person_id, project_id)
);

-- Whether and how soon somebody is written to. The weekly letter's timer is a due column: whoever moves it on has sent the letter.
CREATE TABLE follow_setting (
    person_id TEXT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    letters BOOLEAN NOT NULL DEFAULT TRUE,
    reminders BOOLEAN NOT NULL DEFAULT TRUE,
    pace TEXT NOT NULL DEFAULT 'weekly' CHECK (pace IN ('instant', 'weekly', 'off')),
    weekly_at BIGINT
);

-- One letter about new projects to one person, and the projects it tells of: nobody is told of a project in two.
CREATE TABLE digest (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    mailed_at BIGINT
);
CREATE TABLE told_project (
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    project_id TEXT NOT NULL REFERENCES project (id),
    digest_id TEXT NOT NULL REFERENCES digest (id) ON DELETE CASCADE,
    PRIMARY KEY (person_id, project_id)
);
CREATE INDEX told_project_of_digest ON told_project (digest_id);

-- A project that closes soon, and who is reminded of it: once, whether they saved it, began to apply, or both.
CREATE TABLE closing_reminder (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    project_id TEXT NOT NULL REFERENCES project (id),
    created_at BIGINT NOT NULL,
    mailed_at BIGINT,
    UNIQUE (person_id, project_id)
);
