import { Switch } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { ask, refresh, useAsk, useCommand } from '#kit/api'
import { Button, IconButton } from '#kit/button.tsx'
import { Empty } from '#kit/empty.tsx'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { known } from '#kit/form/known'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { Page } from '#kit/page.tsx'
import { Panel, PanelBranch, PanelList } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { tell } from '#kit/toast.tsx'
import { useSearchState } from '#kit/url'
import type { Reply } from '#lib/contract'
import { useQueryClient } from '@tanstack/react-query'
import { people } from '../contract.ts'
import { DepartmentDraft } from '../schemas.ts'
import { Beside } from './beside.tsx'
import { findDepartments, findPeople } from './finders.ts'
import { inTreeOrder } from './tree-order.ts'
import { w } from './words.ts'

type Row = Reply<typeof people.departments>['items'][number]
type Editing = { department?: Row; parent?: Row }

/** The tree of departments, with how many people each has and who heads it. */
export function Screen() {
  const [search, set] = useSearchState()
  const archived = search['archive'] === 'yes'
  const { data } = useAsk(people.departments, archived ? { archived: 'true' } : {}, {
    kinds: ['department', 'person'],
  })
  const [editing, setEditing] = useState<Editing>()
  const manages = useMay()('people.manage')
  const rows = data && inTreeOrder(data.items)
  return (
    <Page
      title={w('departments')}
      crumbs={[{ title: w('people'), to: '/people' }]}
      actions={
        <>
          <Beside here="departments" />
          {manages && (
            <Button kind="primary" icon="plus" onClick={() => setEditing({})}>
              {w('departments.new')}
            </Button>
          )}
        </>
      }
    >
      {!rows && <Skeleton shape="rows" />}
      {rows?.length === 0 && (
        <Empty title={w('departments.empty.title')} text={w('departments.empty.text')} />
      )}
      {rows && rows.length > 0 && (
        <Panel>
          <PanelList>
            {rows.map(({ row, depth }) => (
              <PanelBranch
                key={row.id}
                depth={depth}
                icon={<Icon name="graph" size="s" />}
                title={
                  <>
                    <Link to={`/people?q=${encodeURIComponent(`department:${row.key} -state:left`)}`}>
                      {row.name}
                    </Link>{' '}
                    <span className="t3 f12">{row.code}</span>
                  </>
                }
                words={
                  <>
                    {row.archived && <Pill icon="archive">{w('team.archived')}</Pill>}
                    {row.head && <span>{w('departments.head', { name: row.head.name })}</span>}
                    <span className="t3 nw num">{w('departments.people', { n: row.people })}</span>
                  </>
                }
                tools={manages && <RowActions row={row} onEdit={setEditing} />}
              />
            ))}
          </PanelList>
        </Panel>
      )}
      <Switch
        mt={12}
        label={w('archive.show')}
        checked={archived}
        onChange={(event) => set({ archive: event.currentTarget.checked ? 'yes' : undefined })}
      />
      {editing && <Dialog {...editing} onClose={() => setEditing(undefined)} />}
    </Page>
  )
}

function RowActions({ row, onEdit }: { row: Row; onEdit: (editing: Editing) => void }) {
  const archive = useCommand(people.archiveDepartment)
  return (
    <span className="row">
      <IconButton
        icon="plus"
        label={w('departments.part', { name: row.name })}
        onClick={() => onEdit({ parent: row })}
      />
      <IconButton
        icon="edit"
        label={w('departments.edit', { name: row.name })}
        onClick={() => onEdit({ department: row })}
      />
      <IconButton
        icon={row.archived ? 'undo' : 'archive'}
        label={w(row.archived ? 'departments.restore' : 'departments.archive', { name: row.name })}
        onClick={() => archive.mutate({ id: row.id, archived: !row.archived })}
      />
    </span>
  )
}

function titleOf({ department, parent }: Editing): string {
  if (department) return w('departments.edit', { name: department.name })
  return parent ? w('departments.part', { name: parent.name }) : w('departments.new')
}

/** What the form begins with: the department as it is, or a new one within another. */
const startOf = ({ department, parent }: Editing) => ({
  name: department?.name ?? '',
  code: department?.code ?? '',
  parent_id: (department ? department.parent_id : parent?.id) ?? null,
  head_id: department?.head?.id ?? null,
})

function Dialog({ onClose, ...editing }: Editing & { onClose: () => void }) {
  const client = useQueryClient()
  const { data } = useAsk(people.departments, {})
  const { parent } = editing
  // As it is by now: others may save it while it is edited here.
  const department = data?.items.find(({ id }) => id === editing.department?.id) ?? editing.department
  const above = parent ?? data?.items.find(({ id }) => id === department?.parent_id)
  const save = async (draft: z.output<typeof DepartmentDraft>, version: number | undefined) => {
    await (department
      ? ask(people.saveDepartment, { id: department.id, version, ...draft })
      : ask(people.createDepartment, draft))
    refresh(client, ['departments', 'people'])
    tell({ text: w('departments.saved') })
    onClose()
  }
  return (
    <FormDialog
      onClose={onClose}
      title={titleOf(editing)}
      size={560}
      schema={DepartmentDraft}
      initial={startOf({ ...(department && { department }), ...(parent && { parent }) })}
      version={department?.version}
      save={w(department ? 'save' : 'departments.save')}
      onSave={save}
      extras={{
        name: { autoFocus: true },
        parent_id: { search: findDepartments, known: known(above) },
        head_id: { search: findPeople, known: known(department?.head) },
      }}
    />
  )
}
