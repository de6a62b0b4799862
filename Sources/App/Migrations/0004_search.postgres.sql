CREATE TABLE project_search (
    id TEXT NOT NULL,
    words TEXT NOT NULL,
    vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED
);
CREATE INDEX project_search_by_vector ON project_search USING GIN (vector);
CREATE INDEX project_search_by_id ON project_search (id);
