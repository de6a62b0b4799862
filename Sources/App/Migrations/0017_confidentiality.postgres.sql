CREATE FUNCTION reading_is_append_only () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'readings and signatures are append-only' USING ERRCODE = 'check_violation'; END $$;
CREATE TRIGGER material_reading_never_changes BEFORE UPDATE OR DELETE ON material_reading FOR EACH ROW EXECUTE FUNCTION reading_is_append_only ();
CREATE TRIGGER material_reading_is_never_emptied BEFORE TRUNCATE ON material_reading FOR EACH STATEMENT EXECUTE FUNCTION reading_is_append_only ();
CREATE TRIGGER nda_signature_never_changes BEFORE UPDATE OR DELETE ON nda_signature FOR EACH ROW EXECUTE FUNCTION reading_is_append_only ();
CREATE TRIGGER nda_signature_is_never_emptied BEFORE TRUNCATE ON nda_signature FOR EACH STATEMENT EXECUTE FUNCTION reading_is_append_only ();
