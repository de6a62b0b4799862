CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER entry_never_goes BEFORE DELETE ON entry BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER transfer_never_changes BEFORE UPDATE ON transfer BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER transfer_never_goes BEFORE DELETE ON transfer BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
