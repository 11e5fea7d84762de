-- Managers are told when nobody is looking at the weather: the sweeps' times, not their figures.
grant select (slot, status, finished_at) on sweeps to floodline_manager;
