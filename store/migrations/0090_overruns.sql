-- risk: additive
-- Cases whose overrun was explained (超时公开说明) are found by one index; the fact is always called `overrunReason`.
create index cases_overruns on cases (deciding_authority, closed_on)
  where doc #>> '{facts,overrunReason}' is not null;
