-- risk: additive
-- The asker's log: what an authority of this node asked of keepers elsewhere, newest first.
create index evidence_asked_by on evidence ((doc->'request'->'asker'->>'authority'), changed_at desc) where side = 'asker';
