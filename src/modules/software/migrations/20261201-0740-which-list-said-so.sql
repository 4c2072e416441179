-- The import whose list named a seat last: what an earlier one brought stays then, when that is taken back.
alter table vendor_seat add column said_by uuid;
