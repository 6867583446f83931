-- risk: additive
-- What a publisher signs now and then about its published registers: as of when, and how many entries. "Nothing changed" and "silent" differ by it.
create table published_marks (
  source text not null,
  register text not null,
  at timestamptz not null,
  entries int not null,
  proof text not null,
  primary key (source, register)
);
comment on table published_marks is 'Newest mark of each source; each carries its own signature, so the journal need not repeat it.';
grant select, insert, update on published_marks to tongban_app;
