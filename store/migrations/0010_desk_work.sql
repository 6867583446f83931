-- risk: additive
create table handovers (
  id text primary key,
  authority text not null,
  from_person text not null,
  to_person text not null,
  cases text[] not null,
  note text not null,
  offered_at timestamptz not null,
  answered_at timestamptz,
  accepted boolean,
  answer text
);
comment on table handovers is 'Work handed to a colleague (交接), with its acceptance; projection of handover events.';
create index handovers_open on handovers (to_person) where answered_at is null;

create table tickets (
  hall text not null,
  day date not null,
  number int not null,
  line text not null,
  taken_at timestamptz not null,
  called_at timestamptz,
  window_id text,
  person text,
  primary key (hall, day, number)
);
comment on table tickets is '(own) Queue numbers (排队叫号) of a hall and day. No personal data: a number is all that is known.';
create index tickets_waiting on tickets (hall, day, line, number) where called_at is null;
grant select, insert, update on handovers, tickets to tongban_app;
grant delete on tickets to tongban_app;
