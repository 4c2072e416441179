import { Button } from '#kit/button.tsx'
import { w } from './words.ts'

const pages = [
  { name: 'people', icon: 'user', to: '/people' },
  { name: 'teams', icon: 'users', to: '/people/teams' },
  { name: 'departments', icon: 'graph', to: '/people/departments' },
] as const

/** The ways from people to their teams and departments, and back. */
export const Beside = ({ here }: { here: (typeof pages)[number]['name'] }) =>
  pages
    .filter(({ name }) => name !== here)
    .map(({ name, icon, to }) => (
      <Button key={name} kind="quiet" icon={icon} to={to}>
        {w(name)}
      </Button>
    ))
