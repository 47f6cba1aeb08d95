-- A job that is about to be submitted to X is 'submitting', and submitted_at says since when; requested_at is when
-- Roost was asked for it. A version of before does not read this table any more.

alter table replay_job rename column asked_at to submitted_at;

drop index replay_job_one_at_a_time;
alter table replay_job drop constraint replay_job_state_check;

update replay_job set state = 'submitting' where state = 'asking';

alter table replay_job add constraint replay_job_state_check check
  (state in ('queued', 'submitting', 'running', 'complete', 'incomplete', 'failed', 'cancelled'));

-- X takes one job of a webhook at a time, however many replicas there are.
create unique index replay_job_one_at_a_time on replay_job (app, endpoint)
  where state in ('submitting', 'running');
