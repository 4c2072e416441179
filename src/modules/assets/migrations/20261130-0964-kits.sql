-- What is handed over together: a named bundle of models and types, each so many times.
create table asset_kit (
  id       uuid primary key,
  name     text not null collate seen,
  note     text not null default '',
  archived boolean not null default false,
  version  integer not null default 1
);
create unique index asset_kit_name_unique on asset_kit (lower(name)) where not archived;

create table asset_kit_item (
  kit_id   uuid not null references asset_kit on delete cascade,
  position integer not null,
  model_id uuid references asset_model,
  type     text references asset_type,
  quantity integer not null check (quantity between 1 and 1000),
  primary key (kit_id, position),
  constraint asset_kit_item_one check (num_nonnulls(model_id, type) = 1)
);
create index asset_kit_item_model on asset_kit_item (model_id);
create index asset_kit_item_type on asset_kit_item (type);
