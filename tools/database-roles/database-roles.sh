#!/usr/bin/env bash
# A login role and a schema of its own for each service; nothing granted across. Running it again changes nothing but passwords.
# SERVICES holds the names, separated by spaces. SECRETS_DIRECTORY has the superuser's `password`, and `NAME-password` for each service.
set -euo pipefail
PGPASSWORD=$(<"$SECRETS_DIRECTORY/password")
export PGPASSWORD

psql -v ON_ERROR_STOP=1 -q <<'SQL'
revoke all on schema public from public;
do $$ begin execute format('revoke all on database %I from public', current_database()); end $$;
SQL

for service in $SERVICES; do
  psql -v ON_ERROR_STOP=1 -q -v role="${service}_svc" -v schema="$service" -v password="$(<"$SECRETS_DIRECTORY/$service-password")" <<'SQL'
select format('create role %I login', :'role') where not exists (select from pg_roles where rolname = :'role') \gexec
select format('alter role %I password %L', :'role', :'password') \gexec
select format('grant connect on database %I to %I', current_database(), :'role') \gexec
select format('create schema if not exists %I authorization %I', :'schema', :'role') \gexec
select format('alter role %I set search_path = %I', :'role', :'schema') \gexec
SQL
  echo "$service: role and schema are there"
done
