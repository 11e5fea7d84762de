-- Staff make a report one for staff only, and take that back; what its sender wished stays as they wished
-- (api/district/reports/). The act is one of the report's history: kind 'private'.
grant update (is_private) on reports to floodline_manager;
