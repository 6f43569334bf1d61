export const texts = {
  title: 'Account',
  number: 'Account id',
  shortCode: 'Short code',
  name: 'Name',
  never: 'Access tokens that never expire',
  neverText:
    'People may choose “never” for a new token. A leaked one then works until somebody deletes it. Switched off again, tokens there are keep their end.',
  saved: 'The account has been saved.',
  notYours: 'Changing this takes the permission “Account”.',
} as const;
