-- Of what ends it is told once that it nears; another end of the same thing is told anew.
create table expiry_raised (
  source_id uuid not null,
  on_day    date not null,
  at        timestamptz not null,
  primary key (source_id, on_day)
);
