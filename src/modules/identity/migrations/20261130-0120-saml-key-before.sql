-- The key before a renewed one: what the provider still encrypts to its certificate is read until it has our metadata anew.
alter table sign_in_provider add column own_key_before bytea;
