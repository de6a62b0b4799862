CREATE FUNCTION ledger_is_append_only () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'check_violation'; END $$;
CREATE TRIGGER entry_never_changes BEFORE UPDATE OR DELETE ON entry FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only ();
CREATE TRIGGER transfer_never_changes BEFORE UPDATE OR DELETE ON transfer FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only ();
