-- Who has a seat of a product, by the list of users that its vendor gives.
create table vendor_seat (
  id         uuid primary key,
  product_id uuid not null references product on delete cascade,
  -- Whom the list names, in small letters: mostly an address.
  account    text not null collate "C",
  name       text not null default '' collate seen,
  -- Whose it is, where that is known.
  person_id  uuid references entity,
  -- Somebody said whose it is: no list changes that.
  by_hand    boolean not null default false,
  -- The sort of list that told of it.
  source     text not null collate "C",
  -- The last day on which it was used, where the list says so.
  last_used  date,
  since      timestamptz not null,
  seen_at    timestamptz not null,
  -- When a list did not name it any more.
  ended_at   timestamptz
);
create unique index vendor_seat_now on vendor_seat (product_id, account) where ended_at is null;
create index vendor_seat_person on vendor_seat (person_id);
create index vendor_seat_source on vendor_seat (source) where ended_at is null;
create index vendor_seat_account on vendor_seat (account) where by_hand;
create index vendor_seat_product on vendor_seat (product_id, ended_at);
