-- Serves the sweep's plan: which open storms were asked about, however many alerts there are by then.
create index alerts_asked on alerts (episode_id) where step = 'ask';
