-- A team is told of each ticket, one row for each of its people: every index here is written as often.
alter table notice drop constraint notice_once;
-- Who did it is told as the log tells it, which outlives whoever it names.
alter table notice drop constraint notice_by_id_fkey;
drop index notice_fact;
drop index notice_by;
drop index notice_at;
