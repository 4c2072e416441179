-- What all texts of a record say together, so that what several common words have in common is found by an index: of each
-- text for itself an index knows no more than which texts say one of them.
create table record_words (
  entity_id   uuid not null primary key,
  -- None while a text has changed since: the record is asked text by text until they are gathered anew.
  words       tsvector,
  -- Whose all of its texts are, if all are of the same: whoever reads one reads all.
  audience_id int,
  kind        text collate "C",
  changed_at  timestamptz not null default now()
);
create index record_words_said on record_words using gin (words) where words is not null;
create index record_words_late on record_words (changed_at) where words is null;

-- Whoever writes a text holds the row of its record until the commit, so that nobody gathers meanwhile.
create function words_come() returns trigger language plpgsql as $$
begin
  insert into record_words (entity_id) select distinct entity_id from come order by entity_id
  on conflict (entity_id) do update set words = null, audience_id = null, kind = null, changed_at = now()
    where record_words.words is not null;
  return null;
end $$;
create function words_go() returns trigger language plpgsql as $$
begin
  perform from record_words where entity_id in (select entity_id from gone) order by entity_id for update;
  update record_words set words = null, audience_id = null, kind = null, changed_at = now()
  where entity_id in (select entity_id from gone) and words is not null;
  return null;
end $$;
create trigger doc_added after insert on doc referencing new table as come
  for each statement execute function words_come();
create trigger doc_changed after update on doc referencing new table as come
  for each statement execute function words_come();
create trigger doc_changed_before after update on doc referencing old table as gone
  for each statement execute function words_go();
create trigger doc_removed after delete on doc referencing old table as gone
  for each statement execute function words_go();
