-- By which of X's APIs the job's webhook is replayed; of jobs from before this it is 1.1.
alter table replay_job add column api text not null default '1.1' check (api in ('1.1', '2'));
