-- risk: additive
-- rebuild: why an answer is doubted, and why its keeper upholds it, is kept with the request from now on
select 1;
