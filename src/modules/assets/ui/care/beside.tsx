import { Menu } from '@mantine/core'
import { Button } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { useIsNarrow } from '#kit/media'
import { Neighbours } from '#facets/records/ui/neighbours.tsx'
import { w } from './words.ts'

const pages = [
  { name: 'assets', icon: 'laptop', to: '/assets' },
  { name: 'models', icon: 'list', to: '/assets/models' },
  { name: 'repairs', icon: 'external', to: '/assets/repairs' },
  { name: 'bookings', icon: 'calendar', to: '/assets/bookings' },
  { name: 'stocktakes', icon: 'qr', to: '/assets/stocktakes' },
  { name: 'kits', icon: 'box', to: '/assets/kits' },
] as const

type Name = (typeof pages)[number]['name']

/** The ways between the assets and what cares for them; folded into a menu where there is no room. */
export function Beside({ here }: { here: Name }) {
  const isNarrow = useIsNarrow()
  if (!isNarrow) return <Neighbours pages={pages} here={here} title={(name) => w(name)} />
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button icon="menu">{w('beside')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {pages
          .filter(({ name }) => name !== here)
          .map(({ name, icon, to }) => (
            <Menu.Item key={name} component={Link} to={to} leftSection={<Icon name={icon} />}>
              {w(name)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  )
}
