import { Neighbours } from '#facets/records/ui/neighbours.tsx'
import { w } from './words.ts'

const pages = [
  { name: 'assets', icon: 'laptop', to: '/assets' },
  { name: 'models', icon: 'list', to: '/assets/models' },
  { name: 'repairs', icon: 'external', to: '/assets/repairs' },
  { name: 'write-offs', icon: 'archive', to: '/assets/write-offs' },
  { name: 'bookings', icon: 'calendar', to: '/assets/bookings' },
  { name: 'stocktakes', icon: 'qr', to: '/assets/stocktakes' },
  { name: 'kits', icon: 'box', to: '/assets/kits' },
  { name: 'costs', icon: 'coin', to: '/assets/costs' },
  { name: 'idle', icon: 'half', to: '/assets/idle' },
] as const

/** The ways between the assets and what cares for them. */
export const Beside = ({ here }: { here: (typeof pages)[number]['name'] }) => (
  <Neighbours pages={pages} here={here} title={(name) => w(name)} />
)
