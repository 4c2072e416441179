-- Which workflow counts is kept by every process until this says that it changed.
create trigger workflow_version_changed after insert or update or delete on workflow_version for each statement execute function standing_changed();
