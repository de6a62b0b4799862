-- Skills read from other lists. An id is made of the list's name and its own id there, so that reading it again changes the same row.
-- Whether a term is one of our own skills is found out when they are loaded: our list grows, too.
CREATE TABLE skill (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL CHECK (source IN ('esco', 'onet')),
    uri TEXT NOT NULL,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    -- Its other names, folded, one a line.
    aliases TEXT NOT NULL,
    imported_at BIGINT NOT NULL
);
CREATE INDEX skill_by_name ON skill (name_folded, id);
CREATE INDEX skill_by_import ON skill (imported_at);
