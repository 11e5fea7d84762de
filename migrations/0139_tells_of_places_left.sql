-- Who stops following a ZIP code while a text waits reads of it no more (docs/decisions/0049-one-text.md): what the
-- text would have told stays a row, so that nobody is told it twice, and says why it is told no more. What stands
-- already needs no look: it knows of one reason alone.
alter table message_tells
  drop constraint message_tells_dropped_for_check,
  add constraint message_tells_dropped_for_check
    check (dropped_for in ('superseded', 'unfollowed')) not valid;
