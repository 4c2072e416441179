import type { ReactNode } from 'react'
import { SettingsPage } from '#kit/settings-page.tsx'
import { w } from './words.ts'

const sections = () =>
  [
    { name: 'details', title: w('details'), to: '/profile', icon: 'user', group: w('you') },
    { name: 'password', title: w('password'), to: '/profile/password', icon: 'lock' },
    {
      name: 'second-factor',
      title: w('second-factor'),
      to: '/profile/second-factor',
      icon: 'shield',
    },
    { name: 'sessions', title: w('sessions'), to: '/profile/sessions', icon: 'laptop' },
    { name: 'tokens', title: w('tokens'), to: '/profile/tokens', icon: 'key' },
  ] as const

interface ProfilePageProps {
  current: ReturnType<typeof sections>[number]['name']
  text?: string
  actions?: ReactNode
  children: ReactNode
}

/** A page of one's own profile. */
export const ProfilePage = (props: ProfilePageProps) => (
  <SettingsPage title={w('profile')} sections={sections()} {...props} />
)
