-- risk: breaking: the release before this one writes the column; a node is not put back to it without its backup
-- The first of those an entry is about was written here and never read (they stand in register_subjects). Which one is first followed
-- from the order of the fields, which a document in the journal does not keep: a rebuild differed wherever there were two.
alter table entries drop column subject_key;
