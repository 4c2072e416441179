-- What devices are like that do less than they could, as lists filter, sort and sum it, as of when it was last reckoned.

-- What running an asset cost: day, money, and whether another room told it.
create table cost_spent (
  asset_id uuid not null references cost_thing on delete cascade,
  spent_on date not null,
  currency text not null collate "C",
  told     boolean not null,
  minor    bigint not null,
  primary key (asset_id, spent_on, currency, told)
);
-- The next round of costs, which is due at once, writes what was spent; the sums from before stay as they are.
update cost_round set done_at = null, began_at = null, after_id = null;

-- How each device that tells it is used, as of the last round. Sizes in megabytes; memory in use in percent, on so many days.
create table idle_usage (
  asset_id     uuid primary key references asset on delete cascade,
  heard_on     date,
  disk_total   bigint,
  disk_used    bigint,
  memory_total integer,
  memory_most  integer,
  memory_days  integer
);

-- How large models are and what they were bought for last: of all their devices, and of those that the same people see.
create table idle_model (
  model_id    uuid not null references asset_model on delete cascade,
  audience_id integer references audience,
  type        text not null collate "C",
  currency    text not null collate "C",
  minor       bigint not null,
  memory      integer not null,
  disk        bigint not null,
  constraint idle_model_once unique nulls not distinct (model_id, audience_id)
);
create index idle_model_audience on idle_model (audience_id);

-- What replacing a device now saves in a year. Of everything that is known, for those who see all of it; else only of what all those
-- know who see the device.
create table idle_saving (
  asset_id uuid not null references asset on delete cascade,
  whole    boolean not null,
  currency text not null collate "C",
  minor    bigint not null,
  primary key (asset_id, whole)
);

-- A row for each device that does less than it could; the same two for all and for others.
create table idle_thing (
  asset_id         uuid not null references asset on delete cascade,
  whole            boolean not null,
  -- Why: [{ reason, since, n }], and the reasons by themselves.
  found            jsonb not null,
  reasons          text[] not null,
  -- It lies idle, rather than being only old or large.
  lies             boolean not null,
  holder_id        uuid references entity on delete set null,
  since            date,
  worth            bigint,
  worth_currency   text collate "C",
  saves            bigint,
  saves_currency   text collate "C",
  smaller          bigint,
  smaller_currency text collate "C",
  smaller_model    uuid references asset_model on delete set null,
  primary key (asset_id, whole)
);
create index idle_thing_worth on idle_thing (whole, worth_currency, worth desc, asset_id desc) where worth is not null;
create index idle_thing_saves on idle_thing (whole, saves_currency, saves desc, asset_id desc) where saves is not null;
create index idle_thing_smaller on idle_thing (whole, smaller_currency, smaller desc, asset_id desc) where smaller is not null;
create index idle_thing_since on idle_thing (whole, since, asset_id) where since is not null;
create index idle_thing_reasons on idle_thing using gin (reasons);
create index idle_thing_holder on idle_thing (holder_id);
create index idle_thing_model on idle_thing (smaller_model) where smaller_model is not null;

-- All of that summed up beforehand, by who may see the asset.
create table idle_group (
  whole            boolean not null,
  audience_id      integer not null references audience,
  reasons          text[] not null,
  lies             boolean not null,
  worth_currency   text collate "C",
  saves_currency   text collate "C",
  smaller_currency text collate "C",
  n                integer not null,
  worth            bigint,
  saves            bigint,
  smaller          bigint
);
create index idle_group_audience on idle_group (audience_id, whole);

-- How far the reckoning is: one row.
create table idle_round (
  one       boolean primary key default true check (one),
  -- What is under way, since when, and the last that was done; null: nothing is.
  stage     text check (stage in ('usage', 'models', 'things')),
  began_at  timestamptz,
  after_id  uuid,
  -- Who sees what was reckoned with: only who sees all of it is told figures of all.
  audiences integer[] not null default '{}',
  -- Which limits held; others make it due.
  limits    text not null default '',
  -- Something was reckoned since it was summed up.
  behind    boolean not null default false,
  -- As of when all was reckoned, and when that was done.
  whole_at  timestamptz,
  done_at   timestamptz
);
insert into idle_round default values;
