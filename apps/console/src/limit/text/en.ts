export const texts = {
  title: 'Requests',
  scope: {
    account:
      '{{limit}} requests in any {{seconds}} seconds, over all tokens of the account. Work in these pages does not count.',
    user: '{{limit}} requests in any {{seconds}} seconds, over all your tokens. Work in these pages does not count.',
    token: '{{limit}} requests in any {{seconds}} seconds for each token. Work in these pages does not count.',
  },
  used: '{{used}} used',
  left: '{{left}} left',
  requests_one: '{{number}} request',
  requests_other: '{{number}} requests',
} as const;
