-- Each day's clean-up is queued once, however many processes there are.
UPDATE job SET noun_id = id WHERE name = 'sweep';
CREATE UNIQUE INDEX job_sweep_of_day ON job (noun_id) WHERE name = 'sweep';

-- A form that is sent twice is one message: it carries a word of its own.
ALTER TABLE message ADD COLUMN once TEXT;
CREATE UNIQUE INDEX message_sent_once ON message (author_id, once);

-- A draft that is saved deletes its questions, and each deletion looks for answers.
CREATE INDEX answer_of_question ON answer (question_id);
