-- Who is told reads the account of a person: their language.
create index user_person on auth.user (person_id);
