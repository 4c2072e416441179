-- What is handed out of a record and is none itself, such as a seat of a product or a key of it: which of its parts, what sort of
-- part it is, and by which name people knew it then.
alter table custody_move
  add column part_id uuid,
  add column part_kind text collate "C",
  add column part text;

-- What the ledger adds up to for parts.
create table part_holding (
  item_id   uuid not null references entity on delete cascade,
  part_id   uuid not null,
  holder_id uuid not null references entity,
  quantity  integer not null check (quantity > 0),
  since     timestamptz not null,
  due_back  date,
  primary key (part_id, holder_id)
);
create index part_holding_item on part_holding (item_id);
create index part_holding_holder on part_holding (holder_id);
