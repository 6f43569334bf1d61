# Gives the roles of schemas.sql their passwords, which are environment variables from the Secret.
for service in identity tokens projects webhooks; do
  variable=${service}_password
  psql -v ON_ERROR_STOP=1 -q -U postgres -d plumbline -v role="${service}_svc" -v password="${!variable}" <<< "alter role :\"role\" password :'password'"
done
