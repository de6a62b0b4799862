CREATE TRIGGER material_reading_never_changes BEFORE UPDATE ON material_reading BEGIN SELECT RAISE (ABORT, 'the access log is append-only'); END;
CREATE TRIGGER material_reading_never_goes BEFORE DELETE ON material_reading BEGIN SELECT RAISE (ABORT, 'the access log is append-only'); END;
CREATE TRIGGER nda_signature_never_changes BEFORE UPDATE ON nda_signature BEGIN SELECT RAISE (ABORT, 'a signature is kept'); END;
CREATE TRIGGER nda_signature_never_goes BEFORE DELETE ON nda_signature BEGIN SELECT RAISE (ABORT, 'a signature is kept'); END;
