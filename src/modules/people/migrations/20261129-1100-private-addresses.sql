-- A private address is nobody else's to know of, also not by being told that it is taken.
drop index person_email_unique;
create unique index person_email_unique on person_contact (value) where kind = 'email' and label <> 'private';
create index person_email on person_contact (value) where kind = 'email';
