-- What somebody tries out, field by field. It is theirs alone: no page of anybody else reads it.
CREATE TABLE exploration (
    person_id TEXT NOT NULL REFERENCES person (id),
    field TEXT NOT NULL,
    in_plan BOOLEAN NOT NULL,
    chosen_at BIGINT NOT NULL,
    interest_before BIGINT CHECK (interest_before BETWEEN 1 AND 5),
    energy_before BIGINT CHECK (energy_before BETWEEN 1 AND 5),
    interest_after BIGINT CHECK (interest_after BETWEEN 1 AND 5),
    energy_after BIGINT CHECK (energy_after BETWEEN 1 AND 5),
    verdict TEXT CHECK (verdict IN ('for_me', 'not_for_me')),
    learned TEXT NOT NULL DEFAULT '',
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, field),
    CHECK ((interest_before IS NULL) = (energy_before IS NULL)),
    CHECK ((interest_after IS NULL) = (energy_after IS NULL))
);
CREATE INDEX project_by_field ON project (field, published_at DESC, id DESC) WHERE published_at IS NOT NULL;

-- An employer asks somebody to apply; that they did is to be seen in `application` alone.
CREATE TABLE application_invitation (
    id TEXT PRIMARY KEY,
    project_id TEXT NOT NULL REFERENCES project (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('sent', 'declined', 'withdrawn')),
    invited_by TEXT NOT NULL REFERENCES person (id),
    note TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    answered_at BIGINT,
    UNIQUE (project_id, person_id)
);
CREATE INDEX application_invitation_of_person ON application_invitation (person_id, state);

-- By whom somebody does not want to be invited again; that employer does not find them either.
CREATE TABLE uninvited (
    person_id TEXT NOT NULL REFERENCES person (id),
    organization_id TEXT NOT NULL REFERENCES organization (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (person_id, organization_id)
);
CREATE INDEX profile_skill_by_skill ON profile_skill (skill, person_id);
CREATE INDEX profile_interest_by_field ON profile_interest (field, person_id);
