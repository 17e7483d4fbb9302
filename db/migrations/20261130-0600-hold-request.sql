alter table workflow.clock
  drop constraint clock_kind_check,
  add constraint clock_kind_check
    check (kind in ('state', 'extension_request', 'objection', 'hold_request', 'supervision'));
