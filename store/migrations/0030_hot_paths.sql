-- risk: additive
-- Nothing lists by this order, and every act wrote into it.
drop index cases_window;
-- Looked at with every delivery; without it the whole message log of the peer was read.
create index inbox_parked on inbox (peer) where state = 'parked';
-- Ciphertext and signatures do not get smaller: trying costs more than it saves.
alter table outbox alter column envelope set storage external, alter column receipt set storage external;
alter table inbox alter column envelope set storage external, alter column receipt set storage external;
