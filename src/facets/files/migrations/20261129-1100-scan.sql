-- What the virus scanner said of these bytes. `none`: none was asked; `waiting`: it was away, and is asked again.
alter table file_content add column scan text not null default 'none' collate "C";
alter table file_content add column scan_found text collate "C";
-- Not looked over row by row: whatever is there is `none`.
alter table file_content add constraint file_content_scan check (scan in ('none', 'waiting', 'clean', 'infected')) not valid;
create index file_content_scan on file_content (scan, used_at) where scan in ('none', 'waiting');
create index file_content_size on file_content (size);
