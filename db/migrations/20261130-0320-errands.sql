-- Errands (代办): something done for a resident at a window, with a receipt for whatever is handed over.
create table orders.errand (
  district text not null,
  id uuid not null,
  case_id uuid not null,
  kind_id text not null references orders.work_kind (id),
  words text not null,
  asked_for text not null check (asked_for in ('self', 'neighbour', 'on_behalf')),
  consent boolean not null,
  alg text,
  key_id text,
  phone_cipher text,
  detached_at timestamptz,
  created_at timestamptz not null,
  primary key (district, id),
  check (consent or asked_for = 'self'),
  foreign key (district, case_id) references workflow.case (district, id)
);
comment on table orders.errand is 'Purpose: doing the errand. Basis: PIPL art. 13(1) consent. The number is taken out when the errand ends. No identity-card number is ever stored.';
comment on column orders.errand.consent is 'Whoever it is done for agrees that it was asked for them.';
create index errand_case on orders.errand (district, case_id);
create index errand_kind on orders.errand (kind_id);

create table orders.errand_receipt (
  district text not null,
  id uuid not null,
  errand_id uuid not null,
  position integer not null,
  items jsonb not null,
  money_fen integer not null check (money_fen >= 0),
  taken_at timestamptz not null,
  taken_by uuid not null references people.person (id),
  confirmed_at timestamptz,
  confirmed_how text check (confirmed_how in ('account', 'paper')),
  settled_at timestamptz,
  spent_fen integer check (spent_fen >= 0),
  returned_fen integer check (returned_fen >= 0),
  settlement text,
  settled_by uuid references people.person (id),
  settlement_confirmed_at timestamptz,
  settlement_confirmed_how text check (settlement_confirmed_how in ('account', 'paper')),
  primary key (district, id),
  unique (district, errand_id, position),
  check (settled_at is null or spent_fen + returned_fen = money_fen),
  foreign key (district, errand_id) references orders.errand (district, id)
);
comment on table orders.errand_receipt is 'What was handed over: papers and money, signed for by both sides, then returned or accounted for.';
comment on column orders.errand_receipt.items is 'Papers by name and number of pieces, money by purpose and amount in fen.';
comment on column orders.errand_receipt.confirmed_how is 'account: confirmed by whoever asked, in the pocket. paper: signed on paper, the photo is in the case.';
create index errand_receipt_taken_by on orders.errand_receipt (taken_by);
create index errand_receipt_settled_by on orders.errand_receipt (settled_by) where settled_by is not null;
