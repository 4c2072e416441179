-- What another program tells of a thing's past: lines beside what happened here, which an import can take back. Who had it stands in the
-- custody ledger.
create table asset_told (
  id       uuid primary key,
  asset_id uuid not null references asset on delete cascade,
  -- The program that says so.
  source   text not null collate "C",
  at       timestamptz not null,
  what     text not null collate "C",
  -- Whoever did it, if they are known here.
  by_id    uuid references principal,
  note     text not null default ''
);
create index asset_told_asset on asset_told (asset_id, at desc, id desc);
create index asset_told_by on asset_told (by_id);
