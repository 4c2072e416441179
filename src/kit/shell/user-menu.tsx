import { Menu, SegmentedControl, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Avatar } from '../avatar.tsx'
import { Icon } from '../icon.tsx'
import { w } from '../words.ts'
import classes from './user-menu.module.css'

export interface UserMenuProps {
  name: string
  /** What they are here, and where. */
  role?: string | undefined
  /** Where their own settings are. */
  profile?: string | undefined
  onSignOut: () => void
}

/** Who is reading; their profile, the theme, and the way out. */
export function UserMenu({ name, role, profile, onSignOut }: UserMenuProps) {
  const navigate = useNavigate()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu position="top-start" width={232} withinPortal>
      <Menu.Target>
        <button type="button" className={classes.user}>
          <Avatar name={name} size="m" />
          <span className="grow f12">
            <span className={`b cut ${classes.line}`}>{name}</span>
            {role && <span className={`t3 cut ${classes.line}`}>{role}</span>}
          </span>
          <span className="sr">{w('user_menu')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {profile && (
          <Menu.Item leftSection={<Icon name="user" />} onClick={() => void navigate({ to: profile })}>
            {w('profile')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<Icon name="leave" />} onClick={onSignOut}>
          {w('sign_out')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{w('theme')}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}
        >
          {themes().map(({ value, label }) => (
            <Menu.RadioItem key={value} value={value}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}

const themes = () => [
  { value: 'auto' as const, label: w('theme_auto') },
  { value: 'light' as const, label: w('theme_light') },
  { value: 'dark' as const, label: w('theme_dark') },
]

/** Light, dark, or as the device says. */
export function ThemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <SegmentedControl
      fullWidth
      aria-label={w('theme')}
      value={colorScheme}
      onChange={(scheme) => setColorScheme(scheme)}
      data={themes()}
    />
  )
}
