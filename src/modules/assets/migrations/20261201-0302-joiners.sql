-- For whom a kit is: whoever begins in a department, or parts of it, or as something; and the licences that belong to it.
alter table asset_kit
  add column department_id uuid references entity on delete set null,
  add column job_title     text not null default '' collate seen,
  add column product_ids   uuid[] not null default '{}';
create index asset_kit_department on asset_kit (department_id);

-- What was put together for somebody's first day.
create table asset_joiner (
  person_id   uuid primary key references entity on delete cascade,
  starts_on   date not null,
  due_on      date not null,
  kits        text[] not null,
  -- What of the kits was free: [{ id, quantity }]; what can be lent is booked.
  picks       jsonb not null,
  bookings    uuid[] not null,
  -- What was not: [{ title, missing, type, manufacturer, model }].
  short       jsonb not null,
  product_ids uuid[] not null,
  made_at     timestamptz not null,
  over_at     timestamptz,
  work_id     uuid references entity on delete set null,
  purchase_id uuid references entity on delete set null
);
create index asset_joiner_open on asset_joiner (starts_on) where over_at is null;
create index asset_joiner_work on asset_joiner (work_id) where work_id is not null;
create index asset_joiner_purchase on asset_joiner (purchase_id) where purchase_id is not null;
