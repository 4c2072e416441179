import { Button } from '#kit/button.tsx'
import { w } from './words.ts'

const pages = [
  { name: 'vendors', icon: 'box', to: '/vendors' },
  { name: 'contracts', icon: 'file', to: '/vendors/contracts' },
  { name: 'runway', icon: 'gantt', to: '/vendors/runway' },
] as const

/** The ways between vendors, their contracts and what expires. */
export const Beside = ({ here }: { here: (typeof pages)[number]['name'] }) =>
  pages
    .filter(({ name }) => name !== here)
    .map(({ name, icon, to }) => (
      <Button key={name} kind="quiet" icon={icon} to={to}>
        {w(name)}
      </Button>
    ))
