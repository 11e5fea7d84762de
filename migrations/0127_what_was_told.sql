-- What every text before told of: one step of one storm. By itself, after the triggers of 0126 stand: what is
-- written meanwhile has its row already, and nobody waits for this.
insert into message_tells (message_id, user_id, episode_id, step, turn, alert_id)
select m.id, m.user_id, m.episode_id, m.step, m.turn, m.alert_id
from messages m
where m.episode_id is not null
  and not exists (select from message_tells t where t.message_id = m.id);
