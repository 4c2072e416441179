-- What each agent says last of the facts that stand on its asset, and whether any of it stood otherwise when either was last
-- written: so that what differs is found over all of them without reading all of them.
alter table agent add column said jsonb not null default '{}', add column differs boolean not null default false;
update agent a set said = f.said from (
  select g.id, jsonb_object_agg(v.field, left(v.value, 120)) as said
  from agent g
  left join agent_section h on h.agent_id = g.id and h.section = 'hardware'
  left join agent_section b on b.agent_id = g.id and b.section = 'bios'
  cross join lateral (values ('name', h.content -> 0 ->> 'name'), ('serial', case when b.section is not null then g.serial end),
    ('manufacturer', coalesce(nullif(b.content -> 0 ->> 'smanufacturer', ''), b.content -> 0 ->> 'mmanufacturer')),
    ('model', coalesce(nullif(b.content -> 0 ->> 'smodel', ''), b.content -> 0 ->> 'mmodel'))) as v(field, value)
  where v.value <> '' and trim(v.value) !~* '^(system product name|product name|all series|system manufacturer|system version|default string|to be filled by o\.e\.m\.|not specified|not available|n/a|none|\*|-)$'
  group by g.id) f where f.id = a.id;
-- More than differs is marked: every look compares anew, and what is written next is marked as it is.
update agent set differs = true where asset_id is not null and said <> '{}';
create index agent_differs on agent (asset_id, id) where differs;
