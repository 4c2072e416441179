-- Who said what stands in a field. Most things come whole from one source, so that it is written once, and by field only what
-- somebody else has said since: {"serial": {"by": "agent", "at": "…"}}. Of what is here already nobody knows it any more.
alter table asset
  add column came_from text not null default 'before' collate "C",
  add column sources jsonb not null default '{}',
  -- What stands there otherwise says who counts less: {"serial": {"intune": "X1"}}.
  add column otherwise jsonb not null default '{}';

-- Fields that only people here change. What stood so in agent_lock goes on here; that table is read no more.
create table asset_lock (
  asset_id uuid not null references entity on delete cascade,
  field    text not null collate "C",
  by_id    uuid not null references principal,
  at       timestamptz not null,
  primary key (asset_id, field)
);
create index asset_lock_by on asset_lock (by_id);
insert into asset_lock (asset_id, field, by_id, at) select asset_id, field, by_id, at from agent_lock;

-- Who counts more for a field, the first most; fields that nobody decided on go by what is usual.
create table asset_rule (
  field   text primary key collate "C",
  sources text[] not null
);
-- Where reports counted more than what somebody had entered, agents stand before people.
insert into asset_rule (field, sources)
select replace(name, 'agents.wins.', ''), '{list,agent,hand}' from setting
where name in ('agents.wins.name', 'agents.wins.serial', 'agents.wins.manufacturer', 'agents.wins.model') and value = 'true';
