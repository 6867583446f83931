-- risk: additive
-- Each ballot that comes writes the box of its vote anew; the versions before it would tell in which order ballots came until the
-- space is used again. The node writes the table anew (vacuum full) when casting has ended and when a ballot was counted.
grant maintain on ballot_boxes to tongban_app;
