-- Filters name people and teams without case and accents.
create index principal_folded on principal ((fold_text(name) collate "C"));
