-- A login role and a schema of its own for each service, nothing granted across. Passwords are set by whoever runs the database.
revoke all on schema public from public;
revoke all on database plumbline from public;

create role identity_svc login;
grant connect on database plumbline to identity_svc;
create schema identity authorization identity_svc;
alter role identity_svc in database plumbline set search_path = identity;

create role tokens_svc login;
grant connect on database plumbline to tokens_svc;
create schema tokens authorization tokens_svc;
alter role tokens_svc in database plumbline set search_path = tokens;

create role projects_svc login;
grant connect on database plumbline to projects_svc;
create schema projects authorization projects_svc;
alter role projects_svc in database plumbline set search_path = projects;

create role webhooks_svc login;
grant connect on database plumbline to webhooks_svc;
create schema webhooks authorization webhooks_svc;
alter role webhooks_svc in database plumbline set search_path = webhooks;
