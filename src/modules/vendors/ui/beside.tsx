import { Neighbours } from '#facets/records/ui/neighbours.tsx'
import { w } from './words.ts'

const pages = [
  { name: 'vendors', icon: 'building', to: '/vendors' },
  { name: 'contracts', icon: 'file', to: '/vendors/contracts' },
  { name: 'services', icon: 'cloud', to: '/vendors/services' },
  { name: 'obligations', icon: 'hand', to: '/vendors/obligations' },
  { name: 'assessments', icon: 'shield', to: '/vendors/assessments' },
  { name: 'offers', icon: 'bars', to: '/vendors/offers' },
  { name: 'claims', icon: 'flag', to: '/vendors/claims' },
  { name: 'runway', icon: 'gantt', to: '/vendors/runway' },
] as const
type Name = (typeof pages)[number]['name']

/** What lies beside what: from the vendors one comes everywhere, from the others to what one needs there. */
const near: Record<Name, readonly Name[]> = {
  vendors: ['services', 'contracts', 'obligations', 'assessments', 'offers', 'claims', 'runway'],
  contracts: ['vendors', 'obligations', 'claims', 'runway'],
  services: ['vendors', 'contracts'],
  obligations: ['vendors', 'contracts', 'runway'],
  assessments: ['vendors', 'offers'],
  offers: ['vendors', 'contracts'],
  claims: ['vendors', 'contracts', 'runway'],
  runway: ['vendors', 'contracts', 'obligations'],
}

/** The ways between vendors, their contracts, what is owed by those, what they answered, what they offer and what expires. */
export const Beside = ({ here }: { here: Name }) => (
  <Neighbours
    pages={pages.filter(({ name }) => near[here].includes(name))}
    here={here}
    title={(name) => w(name)}
  />
)
