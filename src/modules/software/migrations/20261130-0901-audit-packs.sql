-- What could be proven to a vendor on a day: written once, never changed.
create table audit_pack (
  id        uuid primary key,
  vendor_id uuid not null references entity,
  as_of     date not null,
  made_at   timestamptz not null,
  made_by   uuid not null references principal,
  -- Canonical JSON; the hash is that of these very bytes.
  content   text not null collate "C",
  sha256    text not null collate "C",
  products  integer not null,
  installs  integer not null,
  short     integer not null
);
create index audit_pack_made on audit_pack (made_at desc, id desc);
create index audit_pack_vendor on audit_pack (vendor_id);
create index audit_pack_by on audit_pack (made_by);

create function audit_pack_stays() returns trigger language plpgsql as $$
begin
  raise exception 'an audit pack is never changed';
end $$;
create trigger audit_pack_stays before update or delete on audit_pack for each row execute function audit_pack_stays();
