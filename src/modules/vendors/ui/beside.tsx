import { Neighbours } from '#facets/records/ui/neighbours.tsx'
import { w } from './words.ts'

const pages = [
  { name: 'vendors', icon: 'building', to: '/vendors' },
  { name: 'contracts', icon: 'file', to: '/vendors/contracts' },
  { name: 'assessments', icon: 'shield', to: '/vendors/assessments' },
  { name: 'offers', icon: 'bars', to: '/vendors/offers' },
  { name: 'claims', icon: 'flag', to: '/vendors/claims' },
  { name: 'runway', icon: 'gantt', to: '/vendors/runway' },
] as const
type Name = (typeof pages)[number]['name']

/** What lies beside what: from the vendors one comes everywhere, from the others to what one needs there. */
const near: Record<Name, readonly Name[]> = {
  vendors: ['contracts', 'assessments', 'offers', 'claims', 'runway'],
  contracts: ['vendors', 'claims', 'runway'],
  assessments: ['vendors', 'offers'],
  offers: ['vendors', 'contracts'],
  claims: ['vendors', 'contracts', 'runway'],
  runway: ['vendors', 'contracts'],
}

/** The ways between vendors, their contracts, what they answered, what they offer and what expires. */
export const Beside = ({ here }: { here: Name }) => (
  <Neighbours
    pages={pages.filter(({ name }) => near[here].includes(name))}
    here={here}
    title={(name) => w(name)}
  />
)
