-- Each day's clean-up is queued once, however many processes there are.
UPDATE job SET noun_id = id WHERE name = 'sweep';
CREATE UNIQUE INDEX job_sweep_of_day ON job (noun_id) WHERE name = 'sweep';

-- A form that is sent twice is one message: it carries a word of its own.
ALTER TABLE message ADD COLUMN once TEXT;
CREATE UNIQUE INDEX message_sent_once ON message (author_id, once);
