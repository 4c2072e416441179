-- Of a provider that speaks SAML: a key pair of ours, by which it encrypts what it tells us, and by which we sign requests
-- where its metadata wants that. The key is locked with the installation's secret; the certificate is base64 of DER.
alter table sign_in_provider
  add column own_key bytea,
  add column own_certificate text,
  add column signs_requests boolean not null default false;
