import type { ReactNode } from 'react'
import { useRooms } from './administration.tsx'
import { SettingsPage } from './settings-page.tsx'
import { w } from './words.ts'

interface ProfilePageProps {
  /** The name of the section on screen. */
  current: string
  text?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A page of one's own profile: every room's sections to the left, one of them to the right. */
export function ProfilePage(props: ProfilePageProps) {
  const sections = useRooms().flatMap(({ profile = [] }) => profile)
  const shown = sections.map(({ title, ...rest }, n) => ({
    ...rest,
    title: title(),
    ...(n === 0 && { group: w('section_you') }),
  }))
  return <SettingsPage title={w('profile')} sections={shown} {...props} />
}
