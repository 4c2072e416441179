-- What each single asset cost, as lists filter, sort and sum it, as of when it was last reckoned. A row for each that was.
create table cost_thing (
  asset_id uuid primary key references asset on delete cascade,
  -- For how many days it has been owned; null: not known.
  days     integer,
  -- How many of its own figures nobody knows.
  unknown  integer not null
);

-- Its figures in a currency; null: there is none. In the smallest unit; what is still in it is taken off.
create table cost_sum (
  asset_id  uuid not null references cost_thing on delete cascade,
  currency  text not null collate "C",
  purchase  bigint,
  worth     bigint,
  repairs   bigint,
  downtime  bigint,
  -- What other rooms know, of all that there is: what of it a reader sees stands in the parts.
  work      bigint,
  licences  bigint,
  total     bigint not null,
  -- What it costs a year; null: it is not known since when it is owned, or that is too short.
  yearly    bigint,
  primary key (asset_id, currency)
);
create index cost_sum_total on cost_sum (currency, total desc, asset_id desc);
create index cost_sum_yearly on cost_sum (currency, yearly desc, asset_id desc) where yearly is not null;
create index cost_sum_repairs on cost_sum (currency, repairs desc, asset_id desc) where repairs is not null;
create index cost_sum_downtime on cost_sum (currency, downtime desc, asset_id desc) where downtime is not null;
create index cost_sum_work on cost_sum (currency, work desc, asset_id desc) where work is not null;
create index cost_sum_licences on cost_sum (currency, licences desc, asset_id desc) where licences is not null;

-- What other rooms know of its costs, by who may see the records that say so; without a currency: how much is not known.
create table cost_part (
  asset_id    uuid not null references cost_thing on delete cascade,
  -- Who tells it, and what kind of cost it is.
  source      text not null collate "C",
  part        text not null collate "C",
  audience_id integer not null references audience,
  currency    text collate "C",
  minor       bigint not null,
  unknown     integer not null,
  constraint cost_part_once unique nulls not distinct (asset_id, source, part, audience_id, currency)
);
create index cost_part_seen on cost_part (audience_id, source);

-- All of that summed up beforehand, as lists gather it: each sum by who may see the asset, and what other rooms told by who hears it.
create table cost_group (
  by          text not null collate "C",
  -- The model, supplier or department; null: it has none.
  group_id    uuid,
  audience_id integer not null references audience,
  -- Who tells it; empty: it is the asset's own.
  source      text not null collate "C",
  told_to     integer references audience,
  -- “devices” has how many they are, their days in all, and how many of their own figures nobody knows.
  kind        text not null collate "C",
  currency    text collate "C",
  n           integer not null,
  minor       bigint not null,
  unknown     bigint not null,
  -- Of those of which it is known since when they are owned.
  known       bigint
);
create index cost_group_by on cost_group (audience_id, by);
create index cost_group_told on cost_group (told_to) where told_to is not null;

-- How far the reckoning is: one row.
create table cost_round (
  one         boolean primary key default true check (one),
  -- Up to which event changes were looked at; from the beginning in a house that was restored.
  tx          xid8 not null default '0'::xid8,
  event_id    bigint not null,
  -- The last of the round that is under way, and since when it is; null: none is.
  began_at    timestamptz,
  after_id    uuid,
  -- As of when all was reckoned, and when that was done.
  whole_at    timestamptz,
  done_at     timestamptz,
  -- When it was last summed up, how long that took in milliseconds, and whether something was reckoned since.
  summed_at   timestamptz,
  summed_in   integer not null default 0,
  sums_behind boolean not null default false
);
insert into cost_round (tx, event_id) values (pg_snapshot_xmin(pg_current_snapshot()), 0);
