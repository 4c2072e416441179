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

/** So many stand side by side also where there is little room. */
const fewest = 2
/** And so many where there is much; the others lie in a menu. */
const most = 5

/** The ways from one list of a room to its others; many of them fold into a menu. */
export function Neighbours<N extends string>({ pages, here, title }: NeighboursProps<N>) {
  const isNarrow = useIsNarrow()
  const others = pages.filter(({ name }) => name !== here)
  const room = isNarrow ? fewest : most
  const beside = others.length <= room ? others : isNarrow ? [] : others.slice(0, most - 1)
  return (
    <>
      {beside.map(({ name, icon, to }) => (
        <Button key={name} kind="quiet" icon={icon} to={to}>
          {title(name)}
        </Button>
      ))}
      {beside.length < others.length && <Folded pages={others.slice(beside.length)} title={title} />}
    </>
  )
}

function Folded<N extends string>({ pages, title }: Pick<NeighboursProps<N>, 'pages' | 'title'>) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button icon="menu">{w('beside')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {pages.map(({ name, icon, to }) => (
          <Menu.Item key={name} component={Link} to={to} leftSection={<Icon name={icon} />}>
            {title(name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
