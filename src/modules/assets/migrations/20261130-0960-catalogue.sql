-- Two people who change the same entry of the catalogue notice each other; what is used is archived and never deleted.
alter table asset_type add column version integer not null default 1;
alter table asset_status add column version integer not null default 1;
alter table manufacturer
  add column version integer not null default 1,
  add column archived boolean not null default false;
alter table asset_model
  add column version integer not null default 1,
  add column archived boolean not null default false;
create index asset_model_by_name on asset_model (name, id);
create index asset_model_end_of_life on asset_model (end_of_life) where end_of_life is not null;
