-- Whom the organisation buys from, whom one reaches there, and what was signed.
create sequence vendor_number;
create table vendor (
  id           uuid primary key references entity on delete cascade,
  key          text not null collate "C",
  title        text not null collate seen,
  audience_id  integer not null references audience,
  archived     boolean not null default false,
  website      text not null default '',
  services     text not null default '',
  -- How much hangs on it: 1 is the most. Null: nobody has judged it.
  tier         text collate "C",
  account_no   text not null default '',
  note         text not null default '',
  updated_at   timestamptz not null,
  constraint vendor_tier check (tier in ('1', '2', '3', '4'))
);
create index vendor_by_name on vendor (title, id);
create index vendor_by_updated on vendor (updated_at desc, id desc);
create index vendor_audience on vendor (audience_id);
create unique index vendor_name_unique on vendor (lower(title)) where not archived;

create table vendor_contact (
  id        uuid primary key,
  vendor_id uuid not null references vendor on delete cascade,
  name      text not null,
  role      text not null default '',
  email     text not null default '',
  phone     text not null default ''
);
create index vendor_contact_vendor on vendor_contact (vendor_id, name);

create sequence contract_number;
create table contract (
  id            uuid primary key references entity on delete cascade,
  key           text not null collate "C",
  title         text not null collate seen,
  audience_id   integer not null references audience,
  archived      boolean not null default false,
  vendor_id     uuid not null references vendor,
  owner_id      uuid references principal,
  -- What the vendor calls it.
  number        text not null default '',
  type          text not null collate "C",
  note          text not null default '',
  -- What was agreed. Every day is the first or last one that counts.
  starts_on     text not null collate "C",
  first_end     text collate "C",
  renewal       text not null collate "C",
  renews_months integer,
  notice_amount integer not null,
  notice_unit   text not null collate "C",
  notice_to     text not null collate "C",
  notice_in     text not null collate "C",
  calendar_id   uuid references calendar,
  cancelled_on  text collate "C",
  cost_minor    bigint,
  currency      text collate "C",
  per           text not null collate "C",
  indexation    double precision not null default 0,
  -- What follows from that, as of the day when it was last looked at.
  ends_on       text collate "C",
  until_on      text collate "C",
  notice_on     text collate "C",
  bound_until   text collate "C",
  updated_at    timestamptz not null,
  constraint contract_value check ((cost_minor is null) = (currency is null))
);
create index contract_by_name on contract (title, id);
create index contract_by_updated on contract (updated_at desc, id desc);
create index contract_by_until on contract (coalesce(until_on, '9999-12-31'), id);
create index contract_by_notice on contract (coalesce(notice_on, '9999-12-31'), id);
create index contract_audience on contract (audience_id);
create index contract_vendor on contract (vendor_id, title);
create index contract_owner on contract (owner_id);
create index contract_calendar on contract (calendar_id);
