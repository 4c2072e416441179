-- Who had what, from when to when: one ledger for everything that is handed out, single things and things that are counted.
create table custody_move (
  id       uuid primary key,
  item_id  uuid not null references entity on delete cascade,
  quantity integer not null check (quantity > 0),
  -- Null: it came in.
  from_id  uuid references entity,
  -- Null: it left for good.
  to_id    uuid references entity,
  at       timestamptz not null,
  actor_id uuid not null references principal,
  reason   text not null collate "C",
  note     text not null default '',
  due_back date,
  -- What was handed over together.
  batch    uuid not null,
  constraint custody_move_goes_somewhere check (from_id is distinct from to_id)
);
create index custody_move_item on custody_move (item_id, at desc, id desc);
create index custody_move_from on custody_move (from_id);
create index custody_move_to on custody_move (to_id);
create index custody_move_actor on custody_move (actor_id);

create function custody_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the custody ledger is only added to';
end $$;
create trigger custody_move_stays before update on custody_move for each row execute function custody_stays();

-- What the ledger adds up to.
create table holding (
  item_id   uuid not null references entity on delete cascade,
  holder_id uuid not null references entity,
  quantity  integer not null check (quantity > 0),
  since     timestamptz not null,
  due_back  date,
  primary key (item_id, holder_id)
);
create index holding_holder on holding (holder_id);
create index holding_due on holding (due_back) where due_back is not null;
