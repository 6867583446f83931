-- risk: additive
-- The process runs as tongban_app. It may add to the record, never change or remove what is recorded.
grant usage on schema public to tongban_app;
grant usage on all sequences in schema public to tongban_app;
grant select, insert on events, access_log, prints, tree, tree_nodes, entries to tongban_app;
grant select, insert, update on
  cases, clocks, papers, credentials, holds, messages, desks, outbox, inbox, peers, people, posts, sessions, matters,
  authorisations, files, file_uses, checkpoints, node_state to tongban_app;
grant select, insert, update, delete on case_parties, idempotency, file_parts to tongban_app;
grant delete on sessions, clocks, posts to tongban_app;
