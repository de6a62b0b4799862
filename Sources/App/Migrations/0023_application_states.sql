-- How many applications of a person wait for an answer is counted at each application of theirs: from the index alone.
DROP INDEX application_of_person;
CREATE INDEX application_of_person ON application (person_id, state, id);
