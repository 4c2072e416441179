-- Keys of what was bought, locked with the installation's secret: the database alone opens none.
create table licence_key (
  id             uuid primary key,
  entitlement_id uuid not null references entitlement,
  label          text not null default '' collate seen,
  kept           bytea not null,
  -- The few characters by which people tell keys apart.
  ending         text not null collate "C",
  -- How often it may be used; none: as often as one likes.
  activations    integer,
  added_at       timestamptz not null,
  added_by       uuid not null references principal,
  constraint licence_key_activations check (activations > 0)
);
create index licence_key_lot on licence_key (entitlement_id, id);
create index licence_key_by on licence_key (added_by);

-- Who saw a key, when and what for; with a holder it was handed out and takes one activation until it is given back.
create table licence_key_sight (
  id        uuid primary key,
  key_id    uuid not null references licence_key on delete cascade,
  at        timestamptz not null,
  by_id     uuid not null references principal,
  reason    text not null,
  holder_id uuid references entity,
  given_back_at timestamptz
);
create index licence_key_sight_key on licence_key_sight (key_id, at desc);
create index licence_key_sight_at on licence_key_sight (at desc, id desc);
create index licence_key_sight_by on licence_key_sight (by_id);
create index licence_key_sight_holder on licence_key_sight (holder_id);
