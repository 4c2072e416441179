-- Products that belong to a suite: who has a seat of it may use them all.
create table suite_member (
  suite_id  uuid not null references product on delete cascade,
  member_id uuid not null references product on delete cascade,
  primary key (suite_id, member_id),
  constraint suite_member_other check (suite_id <> member_id)
);
create index suite_member_of on suite_member (member_id);
