-- risk: additive
alter table cases add column concerned text[];
comment on column cases.concerned is 'Authorities called in beside the receiving and the deciding one (会同方).';
create index cases_by_concerned on cases using gin (concerned) where concerned is not null;
