-- An import asks for a tag whether its thing is still here or gone.
create index asset_tag_any on asset (lower(tag)) where tag <> '';
