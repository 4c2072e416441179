import { Checkbox, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useAsk, useCommand } from '#kit/api'
import { Administration } from '#kit/administration.tsx'
import { Button } from '#kit/button.tsx'
import { Nothing } from '#kit/empty.tsx'
import { Panel, PanelBody, PanelList } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useSearchState } from '#kit/url'
import { fields } from '../contract.ts'
import type { CustomField } from '../engine/field.ts'
import { FieldDialog } from './field-dialog.tsx'
import { FieldRow } from './field-row.tsx'
import { w } from './words.ts'

/** Fields that the organisation adds to its records, kind by kind. */
export function Screen() {
  const [search, set] = useSearchState()
  const kinds = useAsk(fields.kinds, {})
  const [editing, setEditing] = useState<{ field?: CustomField }>()
  const kind = kinds.data?.items.find(({ name }) => name === search['kind']) ?? kinds.data?.items[0]
  return (
    <Administration
      current="fields"
      text={w('fields-text')}
      actions={
        kind && (
          <Button icon="plus" onClick={() => setEditing({})}>
            {w('add')}
          </Button>
        )
      }
    >
      {kind ? (
        <>
          <div style={{ overflowX: 'auto', flex: 'none', marginBottom: 12 }}>
            <SegmentedControl
              aria-label={w('kinds')}
              value={kind.name}
              onChange={(name) => set({ kind: name })}
              data={(kinds.data?.items ?? []).map(({ name, title, fields: n }) => ({
                value: name,
                label: n > 0 ? w('kind-n', { title, n }) : title,
              }))}
            />
          </div>
          <OfKind
            key={kind.name}
            kind={kind.name}
            types={kind.types}
            onEdit={(field) => setEditing({ field })}
          />
          {editing && <FieldDialog kind={kind} {...editing} onClose={() => setEditing(undefined)} />}
        </>
      ) : (
        <Skeleton shape="rows" count={3} />
      )}
    </Administration>
  )
}

interface OfKindProps {
  kind: string
  types: readonly { value: string; title: string }[]
  onEdit: (field: CustomField) => void
}

function OfKind({ kind, types, onEdit }: OfKindProps) {
  const [archived, setArchived] = useState(false)
  const { data } = useAsk(fields.list, { kind, archived: true })
  const order = useCommand(fields.order)
  if (!data) return <Skeleton shape="rows" count={3} />
  const shown = data.items.filter((field) => archived || !field.archived)
  /** Past the next one on screen, whatever lies hidden between. */
  const move = (field: CustomField, by: 1 | -1) => {
    const other = shown[shown.indexOf(field) + by]
    if (!other) return
    const ids = data.items.map(({ id }) => id)
    const [from, to] = [ids.indexOf(field.id), ids.indexOf(other.id)]
    order.mutate({ kind, fields: ids.toSpliced(from, 1).toSpliced(to, 0, field.id) })
  }
  return (
    <Panel>
      {shown.length === 0 ? (
        <Nothing text={w('none')} />
      ) : (
        <PanelList>
          {shown.map((field, at) => (
            <FieldRow
              key={field.id}
              field={field}
              types={types}
              onEdit={() => onEdit(field)}
              onUp={at > 0 ? () => move(field, -1) : undefined}
              onDown={at < shown.length - 1 ? () => move(field, 1) : undefined}
            />
          ))}
        </PanelList>
      )}
      {data.items.some((field) => field.archived) && (
        <PanelBody>
          <Checkbox
            label={w('with-archived')}
            checked={archived}
            onChange={(event) => setArchived(event.currentTarget.checked)}
          />
        </PanelBody>
      )}
    </Panel>
  )
}
