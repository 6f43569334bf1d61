export const texts = {
  signIn: { title: 'Sign in', email: 'E-mail address', password: 'Password', submit: 'Sign in' },
  menu: 'Your account',
  account: 'Account {{id}}',
  signOut: 'Sign out',
} as const;
