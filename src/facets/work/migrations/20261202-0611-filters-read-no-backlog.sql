-- As of kernel/migrations/20261202-0610: a filter reads all that waits to be sorted in.
alter index work_custom set (gin_pending_list_limit = 512);
