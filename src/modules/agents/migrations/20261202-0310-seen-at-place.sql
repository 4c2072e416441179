-- Where the networks of places say that the device was: by which addresses, since when without having been at another place, and until
-- when; without an end it is there still, as of its last report. Of private devices none of it is kept.
alter table agent add column addresses text[] not null default '{}';
alter table agent add column place_id uuid references place on delete set null;
alter table agent add column place_since timestamptz;
alter table agent add column place_until timestamptz;
