-- What was noted in its transaction is not only that something that stands has changed but in which tables: whoever looks
-- reads what hangs on these alone.
create or replace function standing_changed() returns trigger language plpgsql as $$
declare
  noted text := coalesce(current_setting('wheelhouse.standing', true), '');
begin
  insert into standing_change default values;
  if not tg_table_name = any(string_to_array(noted, ' ')) then
    perform set_config('wheelhouse.standing', concat_ws(' ', nullif(noted, ''), tg_table_name), true);
  end if;
  return null;
end $$;
