-- How the data on a thing was wiped before it left for good: what a certificate of disposal says.
create table data_wipe (
  id          uuid primary key,
  asset_id    uuid not null references asset on delete cascade,
  -- NIST SP 800-88: clear, purge, destroy; `none`: nothing that stores data is in it.
  method      text not null collate "C" check (method in ('clear', 'purge', 'destroy', 'none')),
  technique   text not null,
  done_on     date not null,
  done_by     text not null,
  verified_by text not null,
  note        text not null,
  -- A file on the asset that shows it.
  evidence_id uuid,
  evidence    text not null,
  created_at  timestamptz not null,
  created_by  uuid not null references principal
);
create index data_wipe_asset on data_wipe (asset_id, done_on desc, id desc);
create index data_wipe_created_by on data_wipe (created_by);

create function wipe_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what a certificate says stays';
end $$;
create trigger data_wipe_stays before update on data_wipe for each row execute function wipe_stays();
