-- Where a product was found that must not be installed, so that it is told once for as long as it is there.
create table denied_found (
  product_id uuid not null references product on delete cascade,
  device_id  uuid not null references entity on delete cascade,
  found_at   timestamptz not null,
  primary key (product_id, device_id)
);
create index denied_found_device on denied_found (device_id);
