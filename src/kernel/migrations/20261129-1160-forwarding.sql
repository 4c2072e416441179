-- How far the sealed timeline was sent to each place outside, in the order of its log.
create table forward_cursor (
  place         text primary key collate "C",
  -- The next place of the log that goes.
  leaf          bigint not null,
  -- Where to begin again after a broken connection: what was sent a moment before may not have arrived.
  back          bigint not null,
  -- The one program that sends, and when it last said so: another takes over once it is silent.
  holder        text,
  seen_at       timestamptz,
  sent_at       timestamptz,
  failing_since timestamptz,
  error         text
);
