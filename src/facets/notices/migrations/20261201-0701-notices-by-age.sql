-- Only what grew old is looked for by its age, and rows lie as they came.
create index concurrently if not exists notice_age on notice using brin (at) with (autosummarize = on);
