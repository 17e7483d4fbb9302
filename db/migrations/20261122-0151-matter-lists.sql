-- Lists over a wide reach: newest first and due first without sorting everything under it.
create index case_newest on workflow.case (subject_kind, opened_at desc, id desc);
create index case_due on workflow.case (subject_kind, due_at, id) where not final;
create index matter_retention on workflow.case (closed_at) where subject_kind = 'matter' and final;
