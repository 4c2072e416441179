-- Of a licence: from when until when, or for how many months, it counts, and how often its price is paid.
alter table purchase_line
  add column starts_on date,
  add column ends_on date,
  add column months integer,
  add column per text not null default 'once' collate "C",
  add constraint purchase_line_term check (months is null or (months > 0 and ends_on is null)),
  add constraint purchase_line_per check (per in ('once', 'month', 'year'));
