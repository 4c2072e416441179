import { Menu } from '@mantine/core'
import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { IconButton } from '../button.tsx'
import { Icon } from '../icon.tsx'
import { Kbd } from '../kbd.tsx'
import { asLeft } from '../left.ts'
import { Link } from '../link.tsx'
import { usePageName } from '../page.tsx'
import type { Command } from '../room.ts'
import { w } from '../words.ts'
import classes from './top-bar.module.css'

interface Creating {
  commands: readonly Command[]
  opened: boolean
  open: () => void
  close: () => void
}
interface TopBarProps {
  onMenu?: (() => void) | undefined
  onSearch: () => void
  creating: Creating
  bell?: ReactNode
  go: (to: string) => void
}

/** Where one is, the palette's door, what can be made, and what is new. */
export function TopBar({ onMenu, onSearch, creating, bell, go }: TopBarProps) {
  return (
    <header className={classes.bar} data-no-print>
      {onMenu && <IconButton icon="menu" label={w('menu')} onClick={onMenu} />}
      <Crumbs />
      <button type="button" className={classes.search} onClick={onSearch} aria-keyshortcuts="Control+K">
        <Icon name="search" size="s" />
        <span className={classes.searchWords}>{w('palette_hint')}</span>
        <Kbd keys="mod+k" />
      </button>
      {creating.commands.length > 0 && <Create {...creating} go={go} />}
      {bell}
    </header>
  )
}

function Crumbs() {
  const name = usePageName()
  const here = useRouterState({ select: ({ location }) => location.pathname })
  if (!name) return <div className={classes.crumbs} />
  return (
    <nav className={classes.crumbs} aria-label={w('crumbs')}>
      <ol>
        {name.crumbs.map(({ title, to }) => (
          <li key={title} className={classes.before}>
            {to ? <Link to={asLeft(to, here)}>{title}</Link> : <span>{title}</span>}
            <Icon name="right" size="s" />
          </li>
        ))}
        <li className="cut" aria-current="page">
          <b>{name.title}</b>
        </li>
      </ol>
    </nav>
  )
}

function Create({ commands, opened, open, close, go }: Creating & { go: (to: string) => void }) {
  return (
    <Menu opened={opened} onChange={(next) => (next ? open() : close())} position="bottom-end" width={220}>
      <Menu.Target>
        <IconButton icon="plus" label={w('create')} keys="c" />
      </Menu.Target>
      <Menu.Dropdown>
        {commands.map((command) => (
          <Menu.Item
            key={command.name}
            leftSection={<Icon name={command.icon ?? 'plus'} />}
            rightSection={command.keys && <Kbd keys={command.keys} />}
            onClick={() => (command.to ? go(command.to) : command.run?.())}
          >
            {command.title()}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
