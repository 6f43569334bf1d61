export const texts = {
  title: 'Anfragen',
  scope: {
    account:
      '{{limit}} Anfragen in je {{seconds}} Sekunden, über alle Token des Kontos. Die Arbeit auf diesen Seiten zählt nicht.',
    user: '{{limit}} Anfragen in je {{seconds}} Sekunden, über alle Ihre Token. Die Arbeit auf diesen Seiten zählt nicht.',
    token: '{{limit}} Anfragen in je {{seconds}} Sekunden für jedes Token. Die Arbeit auf diesen Seiten zählt nicht.',
  },
  used: '{{used}} verbraucht',
  left: '{{left}} übrig',
  requests_one: '{{number}} Anfrage',
  requests_other: '{{number}} Anfragen',
} as const;
