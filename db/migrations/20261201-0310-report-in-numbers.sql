-- Human numbers of report-in cases come from a counter, as those of all other cases do; gaps are allowed, repeats are not.
create table report_in.number_counter (
  district text not null,
  day date not null,
  next integer not null,
  primary key (district, day)
);
