-- What the organisation owns: devices one by one, accessories and consumables by number.
create sequence asset_number;

create table asset_type (
  code       text primary key collate "C" check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  title      text not null collate seen,
  icon       text not null collate "C",
  -- What such things can do, from a set that the room knows.
  capacities text[] not null default '{}',
  position   integer not null,
  archived   boolean not null default false
);
create unique index asset_type_title_unique on asset_type (lower(title)) where not archived;
insert into asset_type (code, title, icon, capacities, position) values
  ('laptop', 'Laptop', 'laptop', '{serial,networked,software,lendable,warranty}', 1),
  ('desktop', 'Desktop', 'screen', '{serial,networked,software,warranty}', 2),
  ('server', 'Server', 'server', '{serial,networked,software,warranty}', 3),
  ('phone', 'Phone', 'mobile', '{serial,networked,software,lendable,warranty}', 4),
  ('monitor', 'Monitor', 'screen', '{serial,lendable,warranty}', 5),
  ('printer', 'Printer', 'print', '{serial,networked,warranty}', 6),
  ('network-device', 'Network device', 'switch', '{serial,networked,warranty}', 7),
  ('dock', 'Dock', 'plug', '{serial,lendable,warranty}', 8),
  ('accessory', 'Accessory', 'box', '{counted,lendable}', 9),
  ('consumable', 'Consumable', 'box', '{counted,consumable}', 10),
  ('component', 'Component', 'database', '{counted,component}', 11);

-- What an organisation calls the states of its things, over four meanings that the house knows.
create table asset_status (
  code     text primary key collate "C" check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  title    text not null collate seen,
  meaning  text not null check (meaning in ('ready', 'in-use', 'out', 'gone')),
  position integer not null,
  archived boolean not null default false,
  constraint asset_status_means unique (code, meaning)
);
create unique index asset_status_title_unique on asset_status (lower(title)) where not archived;
insert into asset_status (code, title, meaning, position) values
  ('ready', 'Ready', 'ready', 1),
  ('in-use', 'In use', 'in-use', 2),
  ('in-repair', 'In repair', 'out', 3),
  ('on-order', 'On order', 'out', 4),
  ('disposed', 'Disposed of', 'gone', 5),
  ('sold', 'Sold', 'gone', 6),
  ('lost', 'Lost', 'gone', 7);

create table manufacturer (
  id   uuid primary key,
  name text not null collate seen
);
create unique index manufacturer_name_unique on manufacturer (lower(name));

create table asset_model (
  id              uuid primary key,
  manufacturer_id uuid references manufacturer,
  name            text not null collate seen,
  number          text not null default '' collate "C",
  type            text not null references asset_type,
  -- From this day its maker helps no more.
  end_of_life     date,
  -- How things of this model lose their value, unless one says otherwise.
  depreciation    jsonb
);
create unique index asset_model_name_unique on asset_model (manufacturer_id, lower(name)) nulls not distinct;
create index asset_model_type on asset_model (type);

create table asset (
  id              uuid primary key references entity on delete cascade,
  key             text not null collate "C",
  title           text not null collate seen,
  audience_id     integer not null references audience,
  archived        boolean not null default false,
  -- What stands on its label.
  tag             text not null default '' collate "C",
  serial          text not null default '' collate "C",
  type            text not null references asset_type,
  model_id        uuid references asset_model,
  status          text not null,
  meaning         text not null,
  -- Copies of what the custody ledger says: the one who holds it, the place where it is, and how many there are.
  holder_id       uuid references entity,
  place_id        uuid references place,
  quantity        integer not null default 0,
  -- Where it belongs.
  home_place_id   uuid references place,
  -- Of what is counted: fewer than so many is too few.
  minimum         integer check (minimum >= 0),
  supplier_id     uuid references entity,
  order_no        text not null default '' collate "C",
  bought_on       date,
  cost_minor      bigint check (cost_minor >= 0),
  currency        text collate "C" check (currency ~ '^[A-Z]{3}$'),
  warranty_until  date,
  -- In days since 1970, for the sort: what has no warranty comes last.
  warranty_day    integer not null generated always as (coalesce(warranty_until - date '1970-01-01', 2147483647)) stored,
  depreciation    jsonb,
  note            text not null default '',
  custom          jsonb not null default '{}',
  updated_at      timestamptz not null,
  constraint asset_status_fkey foreign key (status, meaning) references asset_status (code, meaning) on update cascade,
  constraint asset_cost check ((cost_minor is null) = (currency is null))
);
create index asset_by_title on asset (title, id);
create index asset_by_updated on asset (updated_at desc, id desc);
create index asset_by_tag on asset (tag, id);
create index asset_by_warranty on asset (warranty_day, id);
create unique index asset_tag_unique on asset (lower(tag)) where tag <> '' and meaning <> 'gone';
create index asset_serial on asset (lower(serial)) where serial <> '';
create index asset_type_of on asset (type);
create index asset_model_of on asset (model_id);
create index asset_status_of on asset (status, meaning);
create index asset_holder on asset (holder_id);
create index asset_place on asset (place_id);
create index asset_home on asset (home_place_id);
create index asset_supplier on asset (supplier_id);
create index asset_audience on asset (audience_id);
