-- Fields of assets that no report writes over, whatever the rules say.
create table agent_lock (
  asset_id uuid not null references entity on delete cascade,
  field    text not null collate "C",
  by_id    uuid not null references principal,
  at       timestamptz not null,
  primary key (asset_id, field)
);
create index agent_lock_by on agent_lock (by_id);
