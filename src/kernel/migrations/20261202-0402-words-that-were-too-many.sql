-- Of what said too much for its words to be gathered something went: it is looked at once more, and let go of if nothing is left.
create or replace function words_go() returns trigger language plpgsql as $$
begin
  perform from record_words where entity_id in (select entity_id from gone) order by entity_id for update;
  update record_words set words = null, audience_id = null, kind = null, changed_at = now()
  where entity_id in (select entity_id from gone) and (words is not null or changed_at = 'infinity');
  return null;
end $$;
