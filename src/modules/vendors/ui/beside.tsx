import { Neighbours } from '#facets/records/ui/neighbours.tsx'
import { w } from './words.ts'

const pages = [
  { name: 'vendors', icon: 'building', to: '/vendors' },
  { name: 'contracts', icon: 'file', to: '/vendors/contracts' },
  { name: 'assessments', icon: 'shield', to: '/vendors/assessments' },
  { name: 'offers', icon: 'bars', to: '/vendors/offers' },
  { name: 'runway', icon: 'gantt', to: '/vendors/runway' },
] as const

/** The ways between vendors, their contracts and what expires. */
export const Beside = ({ here }: { here: (typeof pages)[number]['name'] }) => (
  <Neighbours pages={pages} here={here} title={(name) => w(name)} />
)
