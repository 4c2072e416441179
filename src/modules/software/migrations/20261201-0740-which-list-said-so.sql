-- The imports whose lists named a seat, the last first: what an earlier one brought stays then, when that is taken back.
alter table vendor_seat add column said_by uuid[] not null default '{}';
