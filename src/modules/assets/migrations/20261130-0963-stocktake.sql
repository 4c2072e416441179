-- Going round and looking what is really there. What was expected is kept as of the start, so that it can be said later.
create table stocktake (
  id         uuid primary key,
  place_id   uuid not null references place,
  state      text not null check (state in ('counting', 'waiting', 'done', 'cancelled')),
  started_at timestamptz not null,
  started_by uuid not null references principal,
  counted_at timestamptz,
  counted_by uuid references principal,
  closed_at  timestamptz,
  closed_by  uuid references principal,
  version    integer not null default 1
);
create unique index stocktake_open on stocktake (place_id) where state in ('counting', 'waiting');
create index stocktake_place on stocktake (place_id);
create index stocktake_newest on stocktake (started_at desc, id desc);
create index stocktake_started_by on stocktake (started_by);
create index stocktake_counted_by on stocktake (counted_by);
create index stocktake_closed_by on stocktake (closed_by);

create table stocktake_item (
  stocktake_id   uuid not null references stocktake on delete cascade,
  asset_id       uuid not null references asset on delete cascade,
  -- Where it should be; none: it turned up though nobody expected it.
  place_id       uuid references place,
  found_at       timestamptz,
  found_by       uuid references principal,
  found_place_id uuid references place,
  -- What was done about it in the end.
  done           text check (done in ('moved', 'lost')),
  primary key (stocktake_id, asset_id)
);
create index stocktake_item_asset on stocktake_item (asset_id, found_at desc);
create index stocktake_item_place on stocktake_item (place_id);
create index stocktake_item_found_by on stocktake_item (found_by);
create index stocktake_item_found_place on stocktake_item (found_place_id);

-- Labels that no asset has.
create table stocktake_unknown (
  stocktake_id uuid not null references stocktake on delete cascade,
  tag          text not null collate "C",
  found_at     timestamptz not null,
  found_by     uuid not null references principal,
  place_id     uuid references place,
  primary key (stocktake_id, tag)
);
create index stocktake_unknown_found_by on stocktake_unknown (found_by);
create index stocktake_unknown_place on stocktake_unknown (place_id);
