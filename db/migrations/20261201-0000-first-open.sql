-- What a unit signed first and is still open: its Workbench counts it, whatever the unit has behind it.
create index case_first_open on workflow.case (first_organisation) where first_organisation is not null and not final;
