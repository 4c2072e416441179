import type { DemoProduct } from './products.ts'

/** A suite of which there are too few seats, and what belongs to it; `term`: months ago and ahead. */
export const demoSuite = (
  term: (ago: number, ahead: number) => { starts_on: string; ends_on: string },
): DemoProduct[] => [
  {
    draft: { name: 'Lysbilde Photo', publisher: 'Lysbilde' },
    packages: [['Lysbilde Photo', '27.2']],
    on: 'drawing',
    share: 22,
    lots: [
      {
        covers: 40,
        metric: 'device',
        cost: '1900.00 EUR',
        per: 'year',
        order_no: 'PO-4377',
        order_line: '1',
        ...term(4, 8),
      },
    ],
  },
  {
    draft: { name: 'Lysbilde Vector', publisher: 'Lysbilde' },
    packages: [['Lysbilde Vector', '30.0']],
    on: 'drawing',
    share: 30,
    lots: [],
  },
  {
    draft: { name: 'Lysbilde All Apps', publisher: 'Lysbilde' },
    packages: [['Lysbilde Desktop', '6.4']],
    on: 'drawing',
    share: 34,
    members: ['Lysbilde Photo', 'Lysbilde Vector'],
    lots: [
      {
        covers: 80,
        metric: 'device',
        cost: '13200.00 EUR',
        per: 'year',
        order_no: 'PO-4377',
        order_line: '2',
        ...term(4, 8),
      },
    ],
  },
]
