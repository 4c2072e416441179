import { Menu } from '@mantine/core'
import { Button } from '../button.tsx'
import type { SortOffer } from '../table/table-head.tsx'
import { w } from '../words.ts'

interface SortMenuProps {
  sorts: readonly SortOffer[]
  sort: string | undefined
  onSort: (name: string) => void
}

/** The orders that the list offers; the button says the one it has: Due first. */
export function SortMenu({ sorts, sort, onSort }: SortMenuProps) {
  const active = sorts.find(({ name }) => name === sort) ?? sorts[0]
  if (!active) return null
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button icon={active.dir === 'asc' ? 'up' : 'sort'}>
          <span className="sr">{w('sorted')}</span>
          {active.title}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={active.name} onChange={onSort}>
          {sorts.map(({ name, title }) => (
            <Menu.RadioItem key={name} value={name} closeMenuOnClick>
              {title}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
