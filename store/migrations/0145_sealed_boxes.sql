-- risk: additive
-- The box of this node while casting is open lies here sealed, each version under a key that lies outside of the database and is
-- destroyed with the next one (docs/decisions/0008): what the write-ahead log, replicas and backups keep opens for nobody.
alter table ballot_boxes alter column box drop not null;
alter table ballot_boxes add column sealed bytea;
alter table ballot_boxes alter column sealed set storage external;
alter table ballot_boxes add constraint ballot_boxes_one check (num_nonnulls(box, sealed) = 1);
comment on table ballot_boxes is
  '(own) Ballots taken at a node, as one row: sealed the own box, open a box another node handed in after casting. No time, no number, no account. Deleted at the count.';
