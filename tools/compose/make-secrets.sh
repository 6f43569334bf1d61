#!/usr/bin/env bash
# The service `secrets` of docker-compose.yml. Makes the secrets of an installation at its first start and keeps them in /secrets/kept; a
# variable of `.env` replaces the one that was made. Then writes into the volume of each container the files that it reads, and no others.
set -euo pipefail

random_hex() { od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'; }
random_base64() { head -c "$1" /dev/urandom | base64 -w 0; }

# A file appears in one step: a start that is interrupted leaves no half of a secret behind.
write() { # FILE VALUE
  printf '%s' "$2" >"/secrets/$1.new"
  mv "/secrets/$1.new" "/secrets/$1"
}
keep() { # NAME GIVEN COMMAND...: sets the variable NAME, with underscores
  local name=$1 given=$2
  shift 2
  if [ -n "$given" ]; then
    write "kept/$name" "$given"
  elif [ ! -s "/secrets/kept/$name" ]; then
    write "kept/$name" "$("$@")"
  fi
  printf -v "${name//-/_}" '%s' "$(<"/secrets/kept/$name")"
}
# PostgreSQL and RabbitMQ take their password when they create their data, and keep it.
keep_unchanged() { # NAME VARIABLE COMMAND...
  local name=$1 variable=$2 given=${!2:-}
  shift 2
  if [[ $given =~ [^A-Za-z0-9._~-] ]]; then
    fail "$variable has a character that is not a letter, a digit or one of - . _ ~. Use \`openssl rand -hex 24\` to make one."
  elif [ -n "$given" ] && [ -s "/secrets/kept/$name" ] && [ "$given" != "$(<"/secrets/kept/$name")" ]; then
    fail "$variable differs from the password of the first start. Remove it from .env, or see \"Secrets\" in docs/compose.md."
  fi
  keep "$name" "$given" "$@"
}
fail() {
  echo "$1" >&2
  exit 1
}

keep_unchanged postgres-password POSTGRES_PASSWORD random_hex 24
keep_unchanged rabbitmq-password RABBITMQ_PASSWORD random_hex 24
keep file-link-secret "${FILE_LINK_SECRET:-}" random_hex 32
keep webhook-encryption-keys "${WEBHOOK_ENCRYPTION_KEYS:-}" printf '{"k1":"%s"}' "$(random_base64 32)"

rabbitmq_url=amqp://plumbline:$rabbitmq_password@rabbitmq:5672/
write rabbitmq/rabbitmq.conf "default_user = plumbline
default_pass = $rabbitmq_password
"
write postgres/password "$postgres_password"
for service in $SERVICES; do
  keep "$service-database-password" '' random_hex 24
  password=${service}_database_password
  write "postgres/$service-password" "${!password}"
  write "$service/database-url" "postgresql://${service}_svc:${!password}@postgres:5432/plumbline"
done
for service in $SERVICES gateway; do write "$service/rabbitmq-url" "$rabbitmq_url"; done
write gateway/file-link-secret "$file_link_secret"
write webhooks/encryption-keys "$webhook_encryption_keys"
write identity/smtp-url "${SMTP_URL:-}"
echo 'The secrets are in place.'
