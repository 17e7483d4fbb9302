-- What the words of confirmed matters say about categories: counts of words, and how sure a score makes.
create table matters.category_model (
  version integer primary key,
  trained_at timestamptz not null,
  trained_on integer not null,
  fingerprint text not null,
  model jsonb not null,
  seen jsonb,
  since jsonb
);
comment on table matters.category_model is 'Category suggestions, one row per training; the newest is in force. Holds words counted in three matters or more, never a text, a matter or a person.';
comment on column matters.category_model.fingerprint is 'Digest of the facts and the dictionary: training on the same again writes nothing.';
comment on column matters.category_model.seen is 'Cross-validation at training: facts, top1, top3; null while there were too few.';
comment on column matters.category_model.since is 'How the version before did on the matters confirmed since: judged, overruled, sure, sureOverruled.';
