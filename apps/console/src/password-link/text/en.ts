export const texts = {
  title: 'Choose a password',
  done: 'Your password has been set.',
  text: {
    invitation: 'Welcome, {{name}}. Choose a password to join {{account}} as {{email}}.',
    'password-reset': 'Hello {{name}}. Choose a new password for {{email}}.',
  },
  forgotten: {
    link: 'Forgot your password?',
    title: 'Reset your password',
    text: 'Enter your e-mail address. We will send you a link to choose a new password.',
    submit: 'Send link',
    asked:
      'If a user has this address, a link is on its way. If no mail arrives, ask whoever operates this Plumbline for a link.',
    back: 'Back to sign-in',
  },
} as const;
