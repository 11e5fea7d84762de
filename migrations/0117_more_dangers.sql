-- What else the Weather Service issues about floods: advisories, statements, and what the sea and the
-- lakes do. The next migration uses the values: PostgreSQL wants new ones committed first.
alter type danger add value 'shown' before 'any';
alter type danger add value 'statement' before 'any';
alter type danger add value 'coastalStatement' before 'heavy';
alter type danger add value 'advisory' before 'river';
alter type danger add value 'coastalAdvisory' before 'river';
alter type danger add value 'coastal' before 'rain';
alter type danger add value 'surge' before 'flashFlood';
