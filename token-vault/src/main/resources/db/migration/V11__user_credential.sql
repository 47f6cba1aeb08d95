-- With which credential of a user X is called where a user's is needed and the caller names none.
alter table app add column user_credential text not null default 'oauth2-user'
  check (user_credential in ('oauth2-user', 'oauth1-user'));
