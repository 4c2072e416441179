-- An import asks for a tag whether its thing is still here or gone.
create index concurrently if not exists asset_tag_any on asset (lower(tag)) where tag <> '';
