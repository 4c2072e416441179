-- Who was to have a seat when none was left; it waits until they have one.
create table seat_wish (
  product_id uuid not null references product on delete cascade,
  person_id  uuid not null references entity on delete cascade,
  since      timestamptz not null,
  primary key (product_id, person_id)
);
create index seat_wish_person on seat_wish (person_id);
