-- What vendors do for us, each by itself. What stood in a vendor's text becomes its first one by the clock, in pieces.
create sequence vendor_service_number;
create table vendor_service (
  id          uuid primary key references entity on delete cascade,
  key         text not null collate "C",
  title       text not null collate seen,
  audience_id integer not null references audience,
  archived    boolean not null default false,
  vendor_id   uuid not null references vendor,
  -- What covers it; null: nothing was signed for it.
  contract_id uuid references contract,
  what        text not null default '',
  -- How much hangs on it: 1 is the most. Null: nobody has judged it.
  tier        text collate "C",
  updated_at  timestamptz not null,
  constraint vendor_service_tier check (tier in ('1', '2', '3', '4'))
);
create index vendor_service_by_name on vendor_service (title, id);
create index vendor_service_by_updated on vendor_service (updated_at desc, id desc);
create index vendor_service_by_tier on vendor_service (coalesce(tier, '9'), id);
create index vendor_service_audience on vendor_service (audience_id);
create index vendor_service_vendor on vendor_service (vendor_id, title);
create index vendor_service_contract on vendor_service (contract_id);
