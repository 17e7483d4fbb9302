-- Why a scheme is followed no more, said by whoever retired it.
alter table appraisal.scheme add column retired_reason text;
comment on column appraisal.scheme.retired_reason is 'Why no further rounds follow it; shown with it.';
