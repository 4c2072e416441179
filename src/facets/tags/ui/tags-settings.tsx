import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Administration } from '#kit/administration.tsx'
import { Button } from '#kit/button.tsx'
import { Nothing } from '#kit/empty.tsx'
import { useMay } from '#kit/me.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { Table } from '#kit/table/table.tsx'
import { TableBox } from '#kit/table/table-box.tsx'
import { useList } from '#kit/table/use-list'
import { type CountedTag, tags } from '../contract.ts'
import { DropTag, MergeTag, RenameTag } from './tag-dialogs.tsx'
import { usesWords } from './uses-words.ts'
import { w } from './words.ts'

type Deed = 'rename' | 'merge' | 'drop'
const dialogs = { rename: RenameTag, merge: MergeTag, drop: DropTag }

type OnDeed = (deed: Deed, tag: CountedTag) => void

const tagColumns = (onDeed: OnDeed | undefined): Column<CountedTag>[] => [
  { key: 'title', title: w('tag'), width: '2fr', main: true, cell: ({ title }) => title },
  { key: 'uses', title: w('uses'), width: 160, cell: usesWords, under: usesWords },
  ...(onDeed
    ? [
        {
          key: 'deeds',
          title: '',
          width: 232,
          cell: (tag: CountedTag) => <Deeds tag={tag} onDeed={(deed) => onDeed(deed, tag)} />,
        } as const,
      ]
    : []),
]

/** The tags of the house: how often each is used, and what is to be done about two that mean the same. */
export function Screen() {
  const may = useMay()
  const [typed, setTyped] = useState('')
  const [prefix] = useDebouncedValue(typed, 150)
  const list = useList(tags.list, { prefix })
  const [open, setOpen] = useState<{ deed: Deed; tag: CountedTag }>()
  const columns = tagColumns(may('tags.manage') ? (deed, tag) => setOpen({ deed, tag }) : undefined)
  const Dialog = open && dialogs[open.deed]
  return (
    <Administration current="tags" text={w('tags-text')}>
      <TextInput
        aria-label={w('find')}
        placeholder={w('find')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maw={320}
        mb={12}
      />
      <TableBox>
        <Table
          label={w('tags')}
          list={list}
          columns={columns}
          onOpen={(tag) => may('tags.manage') && setOpen({ deed: 'rename', tag })}
          nameOf={({ title }) => title}
          empty={<Nothing text={w('none')} />}
        />
      </TableBox>
      {open && Dialog && <Dialog tag={open.tag} onClose={() => setOpen(undefined)} />}
    </Administration>
  )
}

const Deeds = ({ tag: { title }, onDeed }: { tag: CountedTag; onDeed: (deed: Deed) => void }) => (
  <span className="row">
    <Button size="s" aria-label={w('rename-name', { title })} onClick={() => onDeed('rename')}>
      {w('rename')}
    </Button>
    <Button size="s" aria-label={w('merge-name', { title })} onClick={() => onDeed('merge')}>
      {w('merge')}
    </Button>
    <Button size="s" aria-label={w('drop-name', { title })} onClick={() => onDeed('drop')}>
      {w('drop')}
    </Button>
  </span>
)
