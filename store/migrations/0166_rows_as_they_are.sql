-- risk: additive
-- A case is written with every step, its event once: compressing what fits twice on a page cost an eighth of the server's time, and an
-- event of more than 2 kB lay in pieces beside its table. What is larger is compressed as before.
alter table cases set (toast_tuple_target = 4080);
alter table events set (toast_tuple_target = 4080);
