-- risk: additive
-- Who looked at what is asked by person and by case, beside by whom it is about.
create index access_log_person on access_log (person, id desc);
create index access_log_case on access_log (case_id, id desc) where case_id is not null;
