import type { ReactNode } from 'react'
import { IconButton, Button } from '#kit/button.tsx'
import { Nothing } from '#kit/empty.tsx'
import { Panel, PanelEntry, PanelList } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { w } from './words.ts'

interface EntryProps {
  icon: ReactNode
  title: string
  sub: ReactNode
  archived: boolean
  onEdit: () => void
  onArchive: () => void
}

/** One entry of the catalogue: what it is, how much it is used, and what can be done with it. */
const Entry = ({ icon, title, sub, archived, onEdit, onArchive }: EntryProps) => (
  <PanelEntry
    icon={icon}
    title={title}
    state={archived && <Pill icon="archive">{w('archived')}</Pill>}
    sub={sub}
    actions={
      <>
        <IconButton icon="edit" label={w('edit', { title })} onClick={onEdit} />
        <IconButton
          icon={archived ? 'undo' : 'archive'}
          label={w(archived ? 'restore' : 'archive', { title })}
          onClick={onArchive}
        />
      </>
    }
  />
)

interface EntriesProps {
  title: string
  sub?: string
  add: string
  onAdd: () => void
  none: string
  /** Undefined while they are asked. */
  items: readonly (EntryProps & { key: string })[] | undefined
}

/** All entries of one sort, with the button that adds another one. */
export const Entries = ({ title, sub, add, onAdd, none, items }: EntriesProps) => (
  <Panel
    title={title}
    sub={sub}
    end={
      <Button size="s" icon="plus" onClick={onAdd}>
        {add}
      </Button>
    }
  >
    {!items ? (
      <Skeleton shape="rows" count={3} />
    ) : items.length === 0 ? (
      <Nothing text={none} />
    ) : (
      <PanelList>
        {items.map(({ key, ...entry }) => (
          <Entry key={key} {...entry} />
        ))}
      </PanelList>
    )}
  </Panel>
)
