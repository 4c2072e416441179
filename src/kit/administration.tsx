import { createContext, use, type ReactNode } from 'react'
import { useMay } from './me.tsx'
import { sectionGroups, type Room, type Section } from './room.ts'
import { SettingsPage } from './settings-page.tsx'
import { w } from './words.ts'

const Context = createContext<readonly Room[]>([])

/** Lets the pages of the administration know what all rooms have there. */
export const RoomsProvider = ({ rooms, children }: { rooms: readonly Room[]; children: ReactNode }) => (
  <Context value={rooms}>{children}</Context>
)

export const useRooms = () => use(Context)

/** The sections that the reader may enter, in the order of their groups. */
export function useSections(): readonly Section[] {
  const rooms = useRooms()
  const may = useMay()
  const offered = rooms.flatMap(({ sections = [] }) => sections).filter(({ can }) => may(can))
  return sectionGroups.flatMap((group) => offered.filter((section) => section.group === group))
}

interface AdministrationProps {
  /** The name of the section on screen. */
  current: string
  /** Where one thing of the section is shown: its name. */
  heading?: string | undefined
  /** What this section decides, in a sentence. */
  text?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A page of the administration: every room's sections to the left, one of them to the right. */
export function Administration({ current, heading, text, actions, children }: AdministrationProps) {
  const offered = useSections()
  const sections = offered.map(({ name, title, to, icon, group }, at) => ({
    name,
    title: title(),
    to,
    ...(icon ? { icon } : {}),
    ...(offered[at - 1]?.group === group ? {} : { group: w(`section_${group}`) }),
  }))
  return (
    <SettingsPage
      title={w('duty_administration')}
      sections={sections}
      current={current}
      heading={heading}
      text={text}
      actions={actions}
    >
      {children}
    </SettingsPage>
  )
}
