import { Menu } from '@mantine/core'
import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { imports } from '../contract.ts'
import { w } from './words.ts'

/** Empty files with the headings of each importer, to be filled in. */
export function Templates() {
  const { data } = useAsk(imports.importers, {})
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <Button kind="quiet" icon="download">
          {w('template')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {data?.items.map(({ name, title }) => (
          <Menu.Item
            key={name}
            component="a"
            href={`${imports.template.path}?importer=${name}`}
            download
            leftSection={<Icon name="file" />}
          >
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
