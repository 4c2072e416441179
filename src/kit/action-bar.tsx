import { Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './action-bar.module.css'
import { Button, IconButton, Why } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import { useOffering } from './offered.ts'
import { useKeys } from './use-keys.tsx'
import { useGo } from './url.ts'
import { w } from './words.ts'

/** Something that can be done to the record on screen. */
export interface Action {
  name: string
  title: string
  icon?: IconName
  keys?: string
  /** Why not now; the sentence stands beside the bar, with the link that lifts it. */
  refused?: ReactNode
  kind?: 'primary' | 'danger'
  run?: () => void
  to?: string
  busy?: boolean
  /** In the menu at the end, with the rarer ones. */
  rare?: boolean
}

/** What can be done now. Refused actions keep their place and say why. */
export function ActionBar({ label, actions }: { label: string; actions: readonly Action[] }) {
  const go = useGo()
  const act = ({ to, run }: Action) => (to === undefined ? run?.() : go(to))
  useKeys(
    label,
    actions.flatMap((action) => {
      const { keys, title, refused } = action
      return keys ? [{ keys, title, idle: Boolean(refused), run: () => act(action) }] : []
    }),
  )
  useOffering(
    actions
      .filter(({ refused }) => !refused)
      .map((action) => ({
        name: `here-${action.name}`,
        title: () => action.title,
        icon: action.icon ?? 'bolt',
        ...(action.keys !== undefined && { keys: action.keys }),
        run: () => act(action),
      })),
  )
  const seen = actions.filter(({ rare }) => !rare)
  const rare = actions.filter((action) => action.rare)
  const refused = seen.filter((action) => action.refused)
  return (
    <div className={classes.bar} role="toolbar" aria-label={label} data-no-print>
      {seen.map((action) => (
        <Button
          key={action.name}
          kind={action.kind}
          icon={action.icon}
          keys={action.keys}
          refused={action.refused}
          reason="elsewhere"
          aria-describedby={action.refused ? `why-${action.name}` : undefined}
          busy={action.busy}
          {...(action.to === undefined ? { onClick: () => action.run?.() } : { to: action.to })}
        >
          {action.title}
        </Button>
      ))}
      {rare.length > 0 && <Rare actions={rare} act={act} />}
      {refused.map((action) => (
        <Why key={action.name} id={`why-${action.name}`}>
          {action.refused}
        </Why>
      ))}
    </div>
  )
}

function Rare({ actions, act }: { actions: readonly Action[]; act: (action: Action) => void }) {
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <IconButton icon="more" label={w('more_actions')} />
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <Menu.Item
            key={action.name}
            leftSection={<Icon name={action.refused ? 'lock' : (action.icon ?? 'arrow')} />}
            rightSection={action.keys && !action.refused && <Kbd keys={action.keys} />}
            aria-disabled={action.refused ? true : undefined}
            closeMenuOnClick={!action.refused}
            onClick={() => !action.refused && act(action)}
          >
            {action.title}
            {action.refused && <span className={classes.reason}>{action.refused}</span>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
