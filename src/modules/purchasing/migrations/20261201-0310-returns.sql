-- What of a delivery was sent back to the vendor, and what is expected for it.
create table purchase_return (
  id          uuid primary key,
  purchase_id uuid not null references purchase on delete cascade,
  receipt_id  uuid not null references purchase_receipt on delete cascade,
  line_id     uuid not null references purchase_line on delete cascade,
  quantity    integer not null,
  returned_on text not null collate "C",
  reason      text not null collate "C",
  -- What the vendor calls the return.
  rma         text not null default '',
  expects     text not null collate "C",
  note        text not null default '',
  returned_by uuid not null references principal,
  created_at  timestamptz not null,
  constraint purchase_return_quantity check (quantity > 0),
  constraint purchase_return_reason check (reason in ('faulty', 'damaged', 'wrong', 'too-many', 'other')),
  constraint purchase_return_expects check (expects in ('credit', 'replacement'))
);
create index purchase_return_purchase on purchase_return (purchase_id, created_at);
create index purchase_return_line on purchase_return (line_id);
create index purchase_return_receipt on purchase_return (receipt_id, line_id);
create index purchase_return_by on purchase_return (returned_by);
alter table purchase_piece add column return_id uuid references purchase_return on delete set null;
create index purchase_piece_return on purchase_piece (return_id) where return_id is not null;
