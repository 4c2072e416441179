import { Neighbours } from '#facets/records/ui/neighbours.tsx'
import { w } from './words.ts'

const pages = [
  { name: 'people', icon: 'user', to: '/people' },
  { name: 'teams', icon: 'users', to: '/people/teams' },
  { name: 'departments', icon: 'graph', to: '/people/departments' },
] as const

/** The ways from people to their teams and departments, and back. */
export const Beside = ({ here }: { here: (typeof pages)[number]['name'] }) => (
  <Neighbours pages={pages} here={here} title={(name) => w(name)} />
)
