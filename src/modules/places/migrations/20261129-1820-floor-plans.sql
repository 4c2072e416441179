-- The picture of a place seen from above. The file lies on the place; let go of for good, it takes the plan along.
create table place_plan (
  place_id uuid primary key references place on delete cascade,
  file_id  uuid not null references file on delete cascade
);
create index place_plan_file on place_plan (file_id);

-- Where a place lies on the plan of one around it, in fractions of the picture from its upper left corner: another
-- picture of the same place keeps them.
create table place_pin (
  plan_id  uuid not null references place on delete cascade,
  place_id uuid not null references place on delete cascade,
  x        double precision not null check (x between 0 and 1),
  y        double precision not null check (y between 0 and 1),
  primary key (plan_id, place_id)
);
create index place_pin_place on place_pin (place_id);
