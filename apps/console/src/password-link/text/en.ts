export const texts = {
  title: 'Choose a password',
  done: 'Your password has been set.',
  text: {
    invitation: 'Welcome, {{name}}. Choose a password to come into {{account}} as {{email}}.',
    'password-reset': 'Hello {{name}}. Choose a new password for {{email}}.',
  },
  forgotten: {
    link: 'Forgotten your password?',
    title: 'Forgotten password',
    text: 'Tell us your e-mail address, and we send you a link to choose a new password.',
    submit: 'Send the link',
    asked: 'If somebody has an account with this address, a link is on its way to them.',
    back: 'Back to signing in',
  },
} as const;
