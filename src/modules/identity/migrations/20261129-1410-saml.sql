-- Providers speak OpenID Connect, or SAML 2.0: then `issuer` is their entity id, `client_id` ours, and `address_claim` an attribute.
alter table sign_in_provider
  add column protocol text not null default 'openid' check (protocol in ('openid', 'saml')),
  -- Where SAML's single sign-on is, and what it signs with: each a certificate in base64.
  add column sso_url text,
  add column certificates text[] not null default '{}';
