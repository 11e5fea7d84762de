-- What has become of a text, as shared/message_statuses.ts has it: a test holds the two to one answer for every
-- status.

-- It may be on the phone, as far as anybody knows.
create function has_left(status message_status) returns boolean language sql immutable parallel safe
return status in ('unknown', 'accepted', 'sent', 'delivered');

-- It will not be.
create function has_failed(status message_status) returns boolean language sql immutable parallel safe
return status in ('undelivered', 'failed', 'refused');
