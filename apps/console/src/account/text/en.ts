export const texts = {
  title: 'Account',
  number: 'Account ID',
  shortCode: 'Short code',
  name: 'Name',
  never: 'Access tokens that never expire',
  neverText:
    'Users may choose “Never” as the expiration of a new token. A leaked token then works until somebody deletes it. Turning this off does not change existing tokens.',
  saved: 'The account has been saved.',
  notYours: 'You need the “Account” permission to change these settings.',
} as const;
