-- What is asked for, approved, ordered, delivered and invoiced.
create sequence purchase_number start 1001;
create table purchase (
  id           uuid primary key references entity on delete cascade,
  key          text not null collate "C",
  title        text not null collate seen,
  audience_id  integer not null references audience,
  archived     boolean not null default false,
  status       text not null collate "C",
  requester_id uuid not null references principal,
  vendor_id    uuid references vendor,
  cost_centre  text not null default '',
  needed_by    text collate "C",
  note         text not null default '',
  -- Of all its lines; what they come to without and as tax.
  currency     text not null collate "C",
  net_minor    bigint not null,
  tax_minor    bigint not null,
  -- Who approved or refused it, and what they said.
  decided_by   uuid references principal,
  decided_at   timestamptz,
  decision     text not null default '',
  -- What the vendor calls the order, when it went out, for when delivery is promised, when the last of it came.
  order_no     text not null default '',
  ordered_by   uuid references principal,
  ordered_on   text collate "C",
  promised_on  text collate "C",
  received_on  text collate "C",
  -- Why it was cancelled, or closed with something outstanding.
  ended_why    text not null default '',
  updated_at   timestamptz not null,
  constraint purchase_status check (status in
    ('draft', 'asked', 'approved', 'refused', 'ordered', 'partly', 'received', 'closed', 'cancelled'))
);
create index purchase_by_name on purchase (title, id);
create index purchase_by_updated on purchase (updated_at desc, id desc);
create index purchase_by_needed on purchase (coalesce(needed_by, '9999-12-31'), id);
create index purchase_audience on purchase (audience_id);
create index purchase_vendor on purchase (vendor_id, ordered_on);
create index purchase_requester on purchase (requester_id);
create index purchase_decided_by on purchase (decided_by);
create index purchase_ordered_by on purchase (ordered_by);

create table purchase_line (
  id           uuid primary key,
  purchase_id  uuid not null references purchase on delete cascade,
  position     integer not null,
  sort         text not null collate "C",
  title        text not null,
  -- Of an asset: what it becomes when it is delivered.
  asset_type   text not null default '' collate "C",
  manufacturer text not null default '',
  model        text not null default '',
  -- Of a licence: by what it is counted.
  metric       text not null default '' collate "C",
  quantity     integer not null,
  unit_minor   bigint not null,
  -- In hundredths of a percent.
  tax_rate     integer not null,
  constraint purchase_line_sort check (sort in ('thing', 'asset', 'licence')),
  constraint purchase_line_amounts check (quantity > 0 and unit_minor >= 0 and tax_rate between 0 and 10000)
);
create index purchase_line_purchase on purchase_line (purchase_id, position);
create index purchase_line_model on purchase_line (lower(title), purchase_id);

create table purchase_receipt (
  id          uuid primary key,
  purchase_id uuid not null references purchase on delete cascade,
  received_on text not null collate "C",
  received_by uuid not null references principal,
  note        text not null default '',
  -- Why more was taken in than was ordered.
  over_why    text not null default '',
  created_at  timestamptz not null
);
create index purchase_receipt_purchase on purchase_receipt (purchase_id, created_at);
create index purchase_receipt_by on purchase_receipt (received_by);
create table purchase_receipt_line (
  receipt_id uuid not null references purchase_receipt on delete cascade,
  line_id    uuid not null references purchase_line on delete cascade,
  quantity   integer not null,
  primary key (receipt_id, line_id),
  constraint purchase_receipt_line_quantity check (quantity > 0)
);
create index purchase_receipt_line_line on purchase_receipt_line (line_id);
-- What a delivery became: an asset, or a licence.
create table purchase_piece (
  id         uuid primary key,
  receipt_id uuid not null references purchase_receipt on delete cascade,
  line_id    uuid not null references purchase_line on delete cascade,
  record_id  uuid references entity on delete set null,
  serial     text not null default ''
);
create index purchase_piece_receipt on purchase_piece (receipt_id);
create index purchase_piece_line on purchase_piece (line_id);
create index purchase_piece_record on purchase_piece (record_id);

create table purchase_invoice (
  id          uuid primary key,
  purchase_id uuid not null references purchase on delete cascade,
  sort        text not null collate "C",
  number      text not null,
  dated_on    text not null collate "C",
  net_minor   bigint not null,
  tax_minor   bigint not null,
  -- What is held, was found right or let pass counts; what was sent back does not.
  status      text not null collate "C",
  entered_by  uuid not null references principal,
  settled_by  uuid references principal,
  settled_at  timestamptz,
  why         text not null default '',
  created_at  timestamptz not null,
  constraint purchase_invoice_sort check (sort in ('invoice', 'credit')),
  constraint purchase_invoice_status check (status in ('held', 'matched', 'accepted', 'returned'))
);
create index purchase_invoice_purchase on purchase_invoice (purchase_id, created_at);
create index purchase_invoice_entered on purchase_invoice (entered_by);
create index purchase_invoice_settled on purchase_invoice (settled_by);
create unique index purchase_invoice_number on purchase_invoice (purchase_id, sort, lower(number)) where status <> 'returned';
create table purchase_invoice_line (
  invoice_id uuid not null references purchase_invoice on delete cascade,
  line_id    uuid not null references purchase_line on delete cascade,
  quantity   integer not null,
  net_minor  bigint not null,
  primary key (invoice_id, line_id),
  constraint purchase_invoice_line_amounts check (quantity >= 0 and net_minor >= 0)
);
create index purchase_invoice_line_line on purchase_invoice_line (line_id);
