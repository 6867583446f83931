-- risk: additive
-- Publicities 公示 and drafts open for comment, as this node's public site lists them. Their fact is always called `publicity`.
create index cases_publicity on cases (changed_at desc) where doc #>> '{facts,publicity,kind}' is not null and not final;
