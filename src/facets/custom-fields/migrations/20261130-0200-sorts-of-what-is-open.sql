-- What lists may be sorted by has an index of what is open, too; the job that matches indexes to fields builds those that lack.
insert into job (id, task, input, run_after, created_at)
select gen_random_uuid(), 'custom-fields.index', '{}', now(), now()
where exists (select from custom_field where sortable and archived_at is null);
