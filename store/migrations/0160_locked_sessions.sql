-- risk: additive
-- 锁屏: whoever leaves a shared computer for a moment locks the session; nothing is read or written by it until the password is given again.
alter table sessions add column locked boolean not null default false;
