export const texts = {
  title: 'Profile',
  tabs: { person: 'Profile', password: 'Password', sessions: 'Sessions', accessTokens: 'Personal access tokens' },
  name: 'Name',
  email: 'E-mail address',
  kind: 'Kind',
  account: 'Account number',
} as const;
