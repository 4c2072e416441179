import { Switch } from '@mantine/core'
import { useState } from 'react'
import { Administration } from '#kit/administration.tsx'
import { useAsk, useCommand } from '#kit/api'
import { Button, IconButton } from '#kit/button.tsx'
import { Empty } from '#kit/empty.tsx'
import { Icon } from '#kit/icon.tsx'
import { useMay } from '#kit/me.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelBranch, PanelList } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useSearchState } from '#kit/url'
import { type Category, work } from '../contract.ts'
import { CategoryDialog, type Editing } from './category-dialog.tsx'
import { w } from './words.ts'
import classes from './workflow.module.css'

/** The tree by which work is sorted. */
export function Screen() {
  const [search, set] = useSearchState()
  const archived = search['archive'] === 'yes'
  const { data, error } = useAsk(work.categories, { archived })
  const manages = useMay()('work.manage')
  const [editing, setEditing] = useState<Editing>()
  const add = manages && (
    <Button kind="primary" icon="plus" onClick={() => setEditing({})}>
      {w('category-add')}
    </Button>
  )
  return (
    <Administration current="categories" text={w('categories-text')} actions={add}>
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="rows" />}
      {data?.items.length === 0 && <Empty title={w('categories-empty')} text={w('categories-empty-text')} />}
      {data && data.items.length > 0 && (
        <Panel>
          <PanelList>
            {data.items.map((row) => (
              <Row key={row.id} row={row} all={data.items} manages={manages} onEdit={setEditing} />
            ))}
          </PanelList>
        </Panel>
      )}
      <Switch
        mt={12}
        label={w('show-archive')}
        checked={archived}
        onChange={(event) => set({ archive: event.currentTarget.checked ? 'yes' : undefined })}
      />
      {editing && (
        <CategoryDialog {...editing} all={data?.items ?? []} onClose={() => setEditing(undefined)} />
      )}
    </Administration>
  )
}

interface RowProps {
  row: Category
  all: readonly Category[]
  manages: boolean
  onEdit: (editing: Editing) => void
}

const Row = ({ row, ...rest }: RowProps) => (
  <PanelBranch
    depth={row.depth}
    icon={<Icon name="tag" size="s" />}
    title={row.title}
    words={
      <>
        {row.archived && <Pill icon="archive">{w('archived')}</Pill>}
        {row.team && <span>{w('goes-to', { team: row.team.name })}</span>}
      </>
    }
    tools={rest.manages && <Tools row={row} {...rest} />}
  />
)

function Tools({ row, all, onEdit }: Omit<RowProps, 'manages'>) {
  const { id, title, parent_id, archived } = row
  const siblings = all.filter((one) => one.parent_id === parent_id)
  const at = siblings.findIndex((one) => one.id === id)
  const move = useCommand(work.moveCategory)
  const change = useCommand(work.changeCategory, {
    done: () => (archived ? undefined : w('category-archived', { title })),
  })
  const put = (before_id: string | null) => move.mutate({ id, parent_id, before_id })
  return (
    <span className="row">
      <span className={classes.slot}>
        {at > 0 && (
          <IconButton
            icon="up"
            label={w('category-up', { title })}
            onClick={() => put(siblings[at - 1]?.id ?? null)}
          />
        )}
      </span>
      <span className={classes.slot}>
        {at < siblings.length - 1 && (
          <IconButton
            icon="sort"
            label={w('category-down', { title })}
            onClick={() => put(siblings[at + 2]?.id ?? null)}
          />
        )}
      </span>
      <IconButton
        icon="plus"
        label={w('category-add-in', { title })}
        onClick={() => onEdit({ parent: row })}
      />
      <IconButton
        icon="edit"
        label={w('category-edit', { title })}
        onClick={() => onEdit({ category: row })}
      />
      <IconButton
        icon={archived ? 'undo' : 'archive'}
        label={w(archived ? 'category-restore' : 'category-archive', { title })}
        onClick={() => change.mutate({ id, archived: !archived })}
      />
    </span>
  )
}
