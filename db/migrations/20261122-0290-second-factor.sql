-- A second factor of staff: a time-based code (RFC 6238), and recovery codes for when the telephone is gone.
alter table auth.user add column second_factor_at timestamptz;
comment on column auth.user.second_factor_at is 'Since when signing in takes a second factor; null: it does not. Here, because every request reads it.';

create table auth.second_factor (
  account_id text primary key references auth.user (id) on delete cascade,
  alg text not null,
  key_id text not null,
  cipher text not null,
  made_at timestamptz not null,
  last_step bigint
);
comment on table auth.second_factor is 'The shared secret, sealed. One that was never confirmed (auth.user.second_factor_at is null) lets nobody in and keeps nobody out.';
comment on column auth.second_factor.last_step is 'The thirty-second step of the newest code that was accepted; no code of that step or before is accepted again.';

create table auth.recovery_code (
  account_id text not null references auth.user (id) on delete cascade,
  hash text not null,
  used_at timestamptz,
  primary key (account_id, hash)
);
comment on column auth.recovery_code.hash is 'Keyed hash; the code itself (120 bits) is shown once and kept nowhere.';
