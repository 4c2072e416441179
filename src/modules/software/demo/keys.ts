import { randomFrom } from '#lib/random'

/** Keys of what Halden Marine bought, by product and order, and who looked at them. */
interface DemoKeys {
  readonly product: string
  readonly order_no: string
  readonly label: string
  readonly keys: number
  /** Each as often as the lot has seats, or so often. */
  readonly activations: number | null
  readonly sights: readonly (readonly [days: number, by: string, reason: string, hands: boolean])[]
}

const all: readonly DemoKeys[] = [
  {
    product: 'Hull Designer Pro',
    order_no: 'PO-3381',
    label: 'Site key of the drawing office',
    keys: 1,
    activations: 12,
    sights: [
      [41, 'Jonas Behrens', 'Set up the new workstations in the drawing office', true],
      [12, 'Jonas Behrens', 'Reinstall after the disk was changed', true],
      [3, 'Ingrid Solheim', 'Compared with the invoice of the vendor', false],
    ],
  },
  {
    product: 'Hull Designer Pro',
    order_no: 'PO-4417',
    label: '',
    keys: 2,
    activations: 1,
    sights: [[9, 'Jonas Behrens', 'Loan laptop for the sea trial', true]],
  },
  {
    product: 'Peiling Diagram',
    order_no: 'PO-2950',
    label: 'Volume key',
    keys: 1,
    activations: null,
    sights: [[20, 'Jonas Behrens', 'Packaged for the software shop', false]],
  },
]

const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** The same keys for the same seed. */
export function demoKeys(seed: number) {
  const { below } = randomFrom(seed)
  const part = () => Array.from({ length: 5 }, () => signs[below(signs.length)]).join('')
  return all.map(({ keys, ...rest }) => ({
    ...rest,
    keys: Array.from({ length: keys }, () => [part(), part(), part(), part(), part()].join('-')),
  }))
}
