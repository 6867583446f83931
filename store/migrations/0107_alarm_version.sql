-- risk: additive
-- A clock that takes a step by itself may tell those above as well: it no longer runs then, so the telling lasts until the next act.
alter table alarms add column version integer;
comment on column alarms.version is 'Of the case after the step the clock took: shown until somebody acts. Null: shown while the clock runs.';
