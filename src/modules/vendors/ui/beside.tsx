import { Button } from '#kit/button.tsx'
import { w } from './words.ts'

const pages = [
  { name: 'vendors', icon: 'box', to: '/vendors' },
  { name: 'contracts', icon: 'file', to: '/contracts' },
] as const

/** The ways from vendors to their contracts, and back. */
export const Beside = ({ here }: { here: (typeof pages)[number]['name'] }) =>
  pages
    .filter(({ name }) => name !== here)
    .map(({ name, icon, to }) => (
      <Button key={name} kind="quiet" icon={icon} to={to}>
        {w(name)}
      </Button>
    ))
