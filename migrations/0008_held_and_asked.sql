-- Values that the next migrations use: PostgreSQL wants new ones committed first.

-- Waits for the end of its reader's quiet hours or pause; told then, if it is still true.
alter type message_status add value 'held' before 'queued';
-- After heavy rain: "Is it flooding where you are?"
alter type step add value 'ask';
