-- What people sign when they are handed things and when they bring them back.

-- The terms of use in all their versions; what was accepted once can be read for ever.
create table terms_of_use (
  version    integer primary key check (version > 0),
  text       text not null check (text <> ''),
  created_at timestamptz not null,
  created_by uuid not null references principal
);
create index terms_of_use_created_by on terms_of_use (created_by);

create table protocol (
  id            uuid primary key,
  kind          text not null collate "C" check (kind in ('hand-over', 'return')),
  person_id     uuid not null references principal,
  -- The moves of the ledger that it tells; of a return that moved nothing there are none.
  batch         uuid,
  -- Canonical JSON, to the byte what is signed; gone only once the person was erased.
  content       text,
  -- SHA-256 of it.
  hash          text not null collate "C" check (hash ~ '^[0-9a-f]{64}$'),
  terms_version integer references terms_of_use,
  created_at    timestamptz not null,
  created_by    uuid not null references principal,
  signed_at     timestamptz,
  -- At whose screen: the person's own, or that of whoever handed it over.
  signed_by     uuid references principal,
  -- As it was typed, and as it was drawn: lines of points on a field of 1000 by 300.
  signed_name   text,
  strokes       jsonb,
  withdrawn_at  timestamptz,
  withdrawn_by  uuid references principal,
  erased_at     timestamptz,
  constraint protocol_signed check ((signed_at is null) = (signed_by is null)),
  constraint protocol_one_end check (signed_at is null or withdrawn_at is null),
  constraint protocol_kept check ((content is null) = (erased_at is not null))
);
create index protocol_person on protocol (person_id, created_at desc, id desc);
create index protocol_waiting on protocol (created_at, id) where signed_at is null and withdrawn_at is null;
create index protocol_created_by on protocol (created_by);
create index protocol_signed_by on protocol (signed_by);
create index protocol_withdrawn_by on protocol (withdrawn_by);
create index protocol_terms on protocol (terms_version);

create table protocol_item (
  protocol_id uuid not null references protocol on delete cascade,
  item_id     uuid not null references entity on delete cascade,
  primary key (protocol_id, item_id)
);
create index protocol_item_item on protocol_item (item_id);

create function terms_stay() returns trigger language plpgsql as $$
begin
  raise exception 'terms of use are only added to';
end $$;
create trigger terms_of_use_stay before update or delete on terms_of_use for each row execute function terms_stay();

-- A protocol is signed or withdrawn once, and what it says is never another; only the erasure of a person empties it.
create function protocol_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a protocol is not taken away';
  end if;
  if (new.id, new.kind, new.person_id, new.batch, new.hash, new.terms_version, new.created_at, new.created_by)
       is distinct from (old.id, old.kind, old.person_id, old.batch, old.hash, old.terms_version, old.created_at, old.created_by)
     or new.content is distinct from old.content and new.erased_at is null
     or (old.signed_at is not null or old.withdrawn_at is not null)
       and (new.signed_at, new.signed_by, new.withdrawn_at, new.withdrawn_by)
         is distinct from (old.signed_at, old.signed_by, old.withdrawn_at, old.withdrawn_by)
     or old.signed_at is not null and new.erased_at is null
       and (new.signed_name, new.strokes) is distinct from (old.signed_name, old.strokes) then
    raise exception 'a protocol stays as it was signed';
  end if;
  return new;
end $$;
create trigger protocol_stays before update or delete on protocol for each row execute function protocol_stays();
