-- risk: additive
-- Deliberation: the number under which a body knows an official, and what nodes keep beside a case while a secret ballot runs.

alter table posts add column seat text;
comment on column posts.seat is 'Number in a body or pool (席位、专家编号): crosses the border where the name does not.';

-- Cases with a ballot are found by its phase; a ballot''s fact is always called `ballot`.
create index cases_ballot_phase on cases ((doc #>> '{facts,ballot,phase}'))
  where doc #>> '{facts,ballot,phase}' is not null;

create table ballot_keys (
  ballot text primary key,
  case_id text not null,
  public_key text not null,
  private_key text
);
comment on table ballot_keys is '(own) This node as an issuer of one secret ballot. private_key: null from the moment its book is closed.';

create table ballot_issues (
  ballot text not null,
  voter text not null,
  blinded text not null,
  primary key (ballot, voter)
);
comment on table ballot_issues is '(own) An issuer''s book: who drew a credential, and the blinded message, which fits every ballot equally well.';

create table ballot_asks (
  ballot text not null,
  voter text not null,
  issuer text not null,
  blinded text not null,
  answer jsonb,
  primary key (ballot, voter, issuer)
);
comment on table ballot_asks is '(own) What voters of this node asked other issuers, until the count.';

create table ballot_boxes (
  ballot text not null,
  node text not null,
  box jsonb not null,
  primary key (ballot, node)
);
comment on table ballot_boxes is
  '(own) Ballots taken at a node, as one row in the order of their trackers: no time, no number, no account. Deleted at the count.';

create table ballot_told (
  ballot text not null,
  what text not null,
  primary key (ballot, what)
);
comment on table ballot_told is '(own) Which parts of a ballot this node has handed to the holder of the case.';

grant select, insert, update, delete on ballot_keys, ballot_issues, ballot_asks, ballot_boxes, ballot_told to tongban_app;
