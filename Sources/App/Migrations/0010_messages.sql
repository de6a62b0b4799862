-- A thread is an application: it goes on when the application becomes an engagement.
CREATE TABLE message (
    id TEXT PRIMARY KEY,
    application_id TEXT NOT NULL REFERENCES application (id),
    author_id TEXT NOT NULL REFERENCES person (id),
    side TEXT NOT NULL CHECK (side IN ('participant', 'employer')),
    body TEXT NOT NULL,
    sent_at BIGINT NOT NULL
);
CREATE INDEX message_of_thread ON message (application_id, sent_at, id);
CREATE TABLE thread_seen (
    application_id TEXT NOT NULL REFERENCES application (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (application_id, person_id)
);
