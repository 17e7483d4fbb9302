-- Every foreign key is indexed: the buildings of a grid are one range.
create index building_grid on territory.building (district, grid_code);
