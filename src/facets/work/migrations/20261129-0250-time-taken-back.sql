-- Time that was written down by mistake is taken off; undo puts it back as it was.
alter table time_entry add column removed_at timestamptz;
