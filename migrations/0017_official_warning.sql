-- An official warning over a storm that was flood risk already, by the forecast: told as a step of its
-- own. The next migration uses the value: PostgreSQL wants a new one committed first.
alter type step add value 'warning' before 'clear';
