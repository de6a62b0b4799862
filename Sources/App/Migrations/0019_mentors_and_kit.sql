-- Who guides the participant of an engagement: one at a time, asked by e-mail.
CREATE TABLE mentor_seat (
    id TEXT PRIMARY KEY,
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    state TEXT NOT NULL CHECK (state IN ('proposed', 'invited', 'accepted', 'declined', 'withdrawn', 'ended')),
    kind TEXT NOT NULL CHECK (kind IN ('colleague', 'alumnus', 'faculty', 'other')),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL,
    person_id TEXT REFERENCES person (id),
    pledged BIGINT NOT NULL CHECK (pledged BETWEEN 0 AND 12),
    note TEXT NOT NULL DEFAULT '',
    asked_by TEXT REFERENCES person (id),
    created_at BIGINT NOT NULL,
    answered_at BIGINT,
    ended_at BIGINT,
    helpful BIGINT CHECK (helpful BETWEEN 1 AND 5),
    helpful_words TEXT NOT NULL DEFAULT '',
    thanks TEXT NOT NULL DEFAULT '',
    thanked_at BIGINT,
    CHECK (state NOT IN ('accepted', 'ended') OR person_id IS NOT NULL),
    CHECK ((thanked_at IS NULL) = (thanks = ''))
);
CREATE UNIQUE INDEX mentor_seat_one ON mentor_seat (engagement_id) WHERE state IN ('proposed', 'invited', 'accepted');
CREATE INDEX mentor_seat_of_engagement ON mentor_seat (engagement_id, id);
CREATE INDEX mentor_seat_of_person ON mentor_seat (person_id, state);
CREATE INDEX mentor_seat_by_email ON mentor_seat (email_folded) WHERE state = 'invited';

-- Mentors named with their project keep their seats.
INSERT INTO mentor_seat (id, engagement_id, state, kind, name, email, email_folded, person_id, pledged, created_at, answered_at)
SELECT engagement.id, engagement.id, 'accepted', 'colleague', person.name, person.email, person.email_folded, person.id, 0,
    engagement.created_at, engagement.created_at
FROM engagement
JOIN project ON project.id = engagement.project_id
JOIN person ON person.id = project.mentor_id
JOIN membership ON membership.person_id = person.id AND membership.organization_id = project.organization_id
WHERE engagement.person_id <> person.id;

-- Time that somebody offers to the participants they know: once, or every week on a day of their own zone.
CREATE TABLE office_hour (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    weekly BOOLEAN NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    minute_of_day BIGINT NOT NULL CHECK (minute_of_day BETWEEN 0 AND 1439),
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 10 AND 240),
    time_zone TEXT NOT NULL,
    place TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    closed_at BIGINT,
    CHECK (first_day <= last_day),
    CHECK (weekly OR first_day = last_day)
);
CREATE INDEX office_hour_of_person ON office_hour (person_id) WHERE closed_at IS NULL;

-- A check-in that was pledged, or an office hour that was booked; of those who book one at the same time one wins.
CREATE TABLE meeting (
    id TEXT PRIMARY KEY,
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    host_id TEXT NOT NULL REFERENCES person (id),
    office_hour_id TEXT REFERENCES office_hour (id),
    state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'cancelled')),
    starts_at BIGINT NOT NULL,
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 10 AND 240),
    place TEXT NOT NULL,
    topic TEXT NOT NULL DEFAULT '',
    sequence BIGINT NOT NULL DEFAULT 0,
    reminded BIGINT NOT NULL DEFAULT -1,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    held_by TEXT REFERENCES person (id),
    CHECK ((state = 'held') = (held_by IS NOT NULL))
);
CREATE UNIQUE INDEX meeting_once ON meeting (office_hour_id, starts_at) WHERE state <> 'cancelled' AND office_hour_id IS NOT NULL;
CREATE INDEX meeting_of_engagement ON meeting (engagement_id, starts_at);
CREATE INDEX meeting_of_host ON meeting (host_id, starts_at);

-- What a newcomer to a team needs to know; without a project it is the organization's template.
CREATE TABLE kit (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    project_id TEXT UNIQUE REFERENCES project (id),
    channels TEXT NOT NULL,
    norms TEXT NOT NULL,
    glossary TEXT NOT NULL,
    first_task TEXT NOT NULL,
    buddy_name TEXT NOT NULL,
    buddy_reach TEXT NOT NULL,
    updated_by TEXT NOT NULL REFERENCES person (id),
    updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX kit_template ON kit (organization_id) WHERE project_id IS NULL;
CREATE TABLE kit_person (
    kit_id TEXT NOT NULL REFERENCES kit (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    ask TEXT NOT NULL,
    reach TEXT NOT NULL,
    PRIMARY KEY (kit_id, position)
);

-- What a participant tells the team, at a link the team gets.
CREATE TABLE introduction (
    engagement_id TEXT PRIMARY KEY REFERENCES engagement (id),
    name TEXT NOT NULL,
    pronunciation TEXT NOT NULL,
    work TEXT NOT NULL,
    ways TEXT NOT NULL,
    reach TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);

-- Who is asked beside the supervisor, at the end, how working together was.
CREATE TABLE team_mate (
    engagement_id TEXT PRIMARY KEY REFERENCES engagement (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    named_by TEXT NOT NULL REFERENCES person (id),
    named_at BIGINT NOT NULL
);
CREATE TABLE team_survey (
    id TEXT PRIMARY KEY,
    engagement_id TEXT NOT NULL REFERENCES engagement (id),
    side TEXT NOT NULL CHECK (side IN ('supervisor', 'team_mate')),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    mailed_at BIGINT,
    reminded_at BIGINT,
    answered_at BIGINT,
    clear_role BIGINT CHECK (clear_role BETWEEN 1 AND 5),
    informed BIGINT CHECK (informed BETWEEN 1 AND 5),
    belonging BIGINT CHECK (belonging BETWEEN 1 AND 5),
    safety BIGINT CHECK (safety BETWEEN 1 AND 5),
    again BIGINT CHECK (again BETWEEN 1 AND 5),
    words TEXT NOT NULL DEFAULT '',
    UNIQUE (engagement_id, side),
    CHECK ((answered_at IS NULL) = (clear_role IS NULL)),
    CHECK ((answered_at IS NULL) = (informed IS NULL)),
    CHECK ((answered_at IS NULL) = (belonging IS NULL)),
    CHECK ((answered_at IS NULL) = (safety IS NULL)),
    CHECK ((answered_at IS NULL) = (again IS NULL))
);

-- Where an organization's chat takes messages; the address is a secret and is kept sealed.
CREATE TABLE webhook (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    style TEXT NOT NULL CHECK (style IN ('slack', 'mattermost', 'teams')),
    sealed_url TEXT NOT NULL,
    host TEXT NOT NULL,
    tail TEXT NOT NULL,
    topics TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES person (id),
    created_at BIGINT NOT NULL,
    stopped_at BIGINT,
    stop_reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX webhook_of_organization ON webhook (organization_id, id);
-- One message to one chat; without an event it is a test.
CREATE TABLE webhook_post (
    id TEXT PRIMARY KEY,
    webhook_id TEXT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    event_id TEXT REFERENCES event (id),
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    outcome TEXT NOT NULL DEFAULT '',
    UNIQUE (webhook_id, event_id)
);
