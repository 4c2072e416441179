-- So many devices of a model must lie ready: in a place and all within it, or everywhere together.
create table asset_model_minimum (
  id       uuid primary key,
  model_id uuid not null references asset_model on delete cascade,
  place_id uuid references place on delete cascade,
  least    integer not null check (least between 1 and 100000)
);
create unique index asset_model_minimum_of on asset_model_minimum (model_id, place_id) nulls not distinct;
create index asset_model_minimum_place on asset_model_minimum (place_id) where place_id is not null;
