import { Menu } from '@mantine/core'
import { IconButton } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { shownColumns, type Column } from '../table/columns.tsx'
import type { List } from '../table/use-list.ts'
import { w } from '../words.ts'

interface ListMenuProps<T> {
  list: Pick<List<T>, 'fileAt'>
  /** Those on screen; left out, the file has all there are. */
  columns?: readonly Column<T>[]
  chosen?: readonly string[] | undefined
}

/** What can be done with a list as a whole: have it as a file, filtered and in order as it stands there. */
export function ListMenu<T>({ list, columns, chosen }: ListMenuProps<T>) {
  const fields = columns && shownColumns(columns, chosen).map(({ key, inFile }) => inFile ?? key)
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <IconButton icon="more" label={w('list_menu')} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={list.fileAt(fields)} download leftSection={<Icon name="download" />}>
          {w('as_csv')}
          <div className="f12 t3">{w(fields ? 'as_csv_hint' : 'as_csv_all')}</div>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
