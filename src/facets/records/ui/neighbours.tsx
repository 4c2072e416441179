import { Menu } from '@mantine/core'
import { Button } from '#kit/button.tsx'
import { Icon, type IconName } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { useIsNarrow } from '#kit/media'
import { w } from './words.ts'

interface Neighbour<N extends string> {
  readonly name: N
  readonly icon: IconName
  readonly to: string
}

interface NeighboursProps<N extends string> {
  readonly pages: readonly Neighbour<N>[]
  readonly here: N
  readonly title: (name: N) => string
}

/** The ways from one list of a room to its others, where the navigation that shows them is folded away. */
export function Neighbours<N extends string>({ pages, here, title }: NeighboursProps<N>) {
  const isNarrow = useIsNarrow()
  const others = pages.filter(({ name }) => name !== here)
  if (!isNarrow || others.length === 0) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button icon="menu">{w('beside')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map(({ name, icon, to }) => (
          <Menu.Item key={name} component={Link} to={to} leftSection={<Icon name={icon} />}>
            {title(name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
