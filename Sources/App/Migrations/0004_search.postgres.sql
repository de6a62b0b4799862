CREATE TABLE project_search (
    id TEXT PRIMARY KEY,
    words TEXT NOT NULL,
    vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED
);
CREATE INDEX project_search_by_vector ON project_search USING GIN (vector);
