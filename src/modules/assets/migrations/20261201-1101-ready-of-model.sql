-- How many of a model lie ready, and where, is counted by this alone.
create index concurrently if not exists asset_ready on asset (model_id, place_id) where meaning = 'ready';
