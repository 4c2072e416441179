import { ask, refresh, useCommand } from '#kit/api'
import { IconButton } from '#kit/button.tsx'
import { PanelRow } from '#kit/panel.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { fields } from '../contract.ts'
import type { CustomField } from '../engine/field.ts'
import { choicesText } from '../engine/choices-text.ts'
import { w } from './words.ts'

interface FieldRowProps {
  field: CustomField
  /** What the types of its kind are called. */
  types: readonly { value: string; title: string }[]
  onEdit: () => void
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
}

const titleIn = (types: FieldRowProps['types'], type: string) =>
  types.find(({ value }) => value === type)?.title ?? type

/** One field: what it is called and holds, and what can be done with it. */
export function FieldRow({ field, types, onEdit, onUp, onDown }: FieldRowProps) {
  const { id, name, title, type, archived, choices } = field
  const client = useQueryClient()
  const put = useCommand(fields.change, {
    done: (after) => w(after.archived ? 'archived' : 'restored', { title }),
    undo: async () => {
      await ask(fields.change, { id, archived })
      refresh(client, ['fields'])
    },
  })
  const facts = [
    w(`type.${type}`),
    ...(choices.length > 0 ? [choicesText(choices).replaceAll('\n', ', ')] : []),
    ...(field.types.length > 0
      ? [w('only-on', { types: field.types.map((type) => titleIn(types, type)).join(', ') })]
      : []),
    ...(field.required ? [w('is-required')] : []),
    ...(field.internal ? [w('is-internal')] : []),
    ...(field.sortable ? [w('is-sortable')] : []),
    ...(archived ? [w('is-archived')] : []),
  ]
  return (
    <PanelRow roomy>
      <span className="grow">
        <span className={archived ? 't3' : 'b'}>{title}</span> <span className="mono f12 t3">{name}</span>
        <span className="f12 t2" style={{ display: 'block' }}>
          {facts.join(' · ')}
        </span>
      </span>
      {onUp && <IconButton icon="up" label={w('up', { title })} onClick={onUp} />}
      {onDown && <IconButton icon="sort" label={w('down', { title })} onClick={onDown} />}
      <IconButton icon="edit" label={w('edit', { title })} onClick={onEdit} />
      <IconButton
        icon={archived ? 'undo' : 'archive'}
        label={w(archived ? 'restore' : 'archive', { title })}
        onClick={() => put.mutate({ id, archived: !archived })}
      />
    </PanelRow>
  )
}
