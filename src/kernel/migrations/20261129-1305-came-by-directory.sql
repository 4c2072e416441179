-- When someone first came in by the password that a directory keeps.
alter table account add column came_by_directory_at timestamptz;
