import { Neighbours } from '#facets/records/ui/neighbours.tsx'
import { w } from './words.ts'

const pages = [
  { name: 'title', icon: 'key', to: '/software' },
  { name: 'unmatched', icon: 'question', to: '/software/unmatched' },
  { name: 'savings', icon: 'coin', to: '/software/savings' },
  { name: 'keys', icon: 'eye', to: '/software/keys' },
  { name: 'audits', icon: 'lock', to: '/software/audits' },
  { name: 'packages', icon: 'box', to: '/software/packages' },
] as const

/** The ways between products, what is none yet, and what devices reported. */
export const Beside = ({ here }: { here: (typeof pages)[number]['name'] }) => (
  <Neighbours pages={pages} here={here} title={(name) => w(name)} />
)
