-- Open cases of an area without walking its past: what waits for others is asked by area, however long the history.
create index case_open_area on workflow.case (area_code, due_at, id) where not final;
