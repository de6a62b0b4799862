-- Who wants to be found by employers, and where they want to work: a person's own choice, off until they say so.
ALTER TABLE profile ADD COLUMN in_talent_search BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE profile ADD COLUMN places TEXT NOT NULL DEFAULT '';
CREATE INDEX profile_in_talent_search ON profile (person_id) WHERE in_talent_search;

-- Whom somebody stands in for is asked at every page they read.
CREATE INDEX project_by_backup_email ON project (backup_email) WHERE backup_email <> '';
