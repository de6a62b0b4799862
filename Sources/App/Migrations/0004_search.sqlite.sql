CREATE VIRTUAL TABLE project_search USING fts5 (id UNINDEXED, words, tokenize = 'unicode61', prefix = '2 3');
