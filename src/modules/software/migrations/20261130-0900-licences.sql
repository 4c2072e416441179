-- What packages are called in truth: one product, however many names, versions and publishers report it.
create sequence product_number;
create table product (
  id           uuid primary key references entity on delete cascade,
  key          text not null collate "C",
  title        text not null collate seen,
  audience_id  integer not null references audience,
  archived     boolean not null default false,
  publisher    text not null default '' collate seen,
  -- Whom it is bought from, a record of another room.
  vendor_id    uuid references entity,
  -- Products of one family may stand in for one another, as rights allow: by edition, then by release.
  family       text not null default '' collate seen,
  edition      integer not null default 0,
  release      integer not null default 0,
  -- Whether it needs a licence.
  licensing    text not null collate "C",
  denied       boolean not null default false,
  denied_why   text not null default '',
  support_ends date,
  note         text not null default '',
  -- What follows from installations and entitlements as of when it was last counted.
  installed    integer not null default 0,
  owned        integer not null default 0,
  covered      integer not null default 0,
  short        integer not null default 0,
  spare        integer not null default 0,
  risk_minor   bigint,
  idle_minor   bigint,
  currency     text collate "C",
  updated_at   timestamptz not null,
  constraint product_licensing check (licensing in ('paid', 'free'))
);
create index product_by_name on product (title, id);
create index product_by_updated on product (updated_at desc, id desc);
create index product_by_short on product (short desc, id desc);
create index product_by_installed on product (installed desc, id desc);
create index product_audience on product (audience_id);
create index product_vendor on product (vendor_id);
create index product_family on product (lower(family)) where family <> '';
create unique index product_name_unique on product (lower(title)) where not archived;

-- Which packages are a product. Patterns are kept as LIKE takes them, in small letters.
create table product_rule (
  id            uuid primary key,
  product_id    uuid not null references product on delete cascade,
  publisher     text not null default '' collate "C",
  name          text not null collate "C",
  source        text not null default '' collate "C",
  version_from  text not null default '' collate "C",
  version_below text not null default '' collate "C",
  constraint product_rule_once unique (product_id, publisher, name, source, version_from, version_below)
);

alter table package
  add column product_id uuid references product on delete set null,
  -- Small letters, as rules are read.
  add column folded text collate "C" not null generated always as (lower(name)) stored,
  -- The name without what differs from version to version: what people assigned before is found by it.
  add column stem text collate "C" not null generated always as (trim(both ' ' from regexp_replace(lower(name), '[^[:alpha:]]+', ' ', 'g'))) stored,
  -- The numbers in a version, without an epoch: 1:2.3-4 is {2,3,4}.
  add column numbers numeric[] not null generated always as (coalesce(string_to_array(nullif(trim(both '.' from
    regexp_replace(regexp_replace(left(version, 100), '^[0-9]+:', ''), '[^0-9]+', '.', 'g')), ''), '.')::numeric[], '{}')) stored;
create index package_product on package (product_id);
create index package_stem on package (stem) where product_id is not null;
create index package_folded on package (folded);

-- Facts of a device that licences are counted by, and when it last reported.
create table software_device (
  device_id  uuid primary key references entity on delete cascade,
  seen_at    timestamptz not null,
  cores      integer,
  processors integer
);
create index software_device_seen on software_device (seen_at);

-- What was bought: one row per purchase line.
create table entitlement (
  id          uuid primary key,
  product_id  uuid not null references product on delete cascade,
  vendor_id   uuid references entity,
  metric      text not null collate "C",
  quantity    integer not null,
  starts_on   date,
  -- The last day that counts; none: for good.
  ends_on     date,
  cost_minor  bigint,
  currency    text collate "C",
  per         text not null collate "C",
  order_no    text not null default '',
  order_line  text not null default '',
  upgrade     boolean not null default false,
  downgrade   boolean not null default false,
  second_use  boolean not null default false,
  note        text not null default '',
  created_at  timestamptz not null,
  constraint entitlement_quantity check (quantity > 0),
  constraint entitlement_value check ((cost_minor is null) = (currency is null))
);
create index entitlement_product on entitlement (product_id, id);
create index entitlement_vendor on entitlement (vendor_id);
create index entitlement_ends on entitlement (ends_on) where ends_on is not null;

-- A seat of a lot that somebody gave by hand to a person or a device.
create table allocation (
  entitlement_id uuid not null references entitlement on delete cascade,
  holder_id      uuid not null references entity on delete cascade,
  since          timestamptz not null,
  primary key (entitlement_id, holder_id)
);
create index allocation_holder on allocation (holder_id);
