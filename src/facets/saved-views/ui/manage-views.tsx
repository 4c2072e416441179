import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, refresh, useAsk, useCommand } from '#kit/api'
import { IconButton } from '#kit/button.tsx'
import { PanelList, PanelRow } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { type View, views } from '../contract.ts'
import { EditView } from './edit-view.tsx'
import { w } from './words.ts'

/** The views of a list, arranged as one likes: their order, which are hidden, and one's own renamed, shared, removed. */
export function ManageViews({ list, onClose }: { list: string; onClose: () => void }) {
  const { data } = useAsk(views.list, { list })
  const [editing, setEditing] = useState<View>()
  const arrange = useCommand(views.arrange, { inOrder: true })
  // What was put here goes before what was heard: the next click may come before the answer to the last.
  const [order, setOrder] = useState<readonly Placed[]>([])
  const items = placed(data?.items ?? [], order)
  const put = (wanted: readonly View[]) => {
    const next = wanted.map(({ key, hidden }) => ({ key, hidden }))
    setOrder(next)
    arrange.mutate({ list, views: next }, { onError: () => setOrder([]) })
  }
  const move = (at: number, by: 1 | -1) => {
    const one = items[at]
    if (one) put(items.toSpliced(at, 1).toSpliced(at + by, 0, one))
  }
  return (
    <Modal opened onClose={onClose} title={w('manage')} size={560}>
      {editing ? (
        <EditView view={editing} onClose={() => setEditing(undefined)} />
      ) : data ? (
        <PanelList>
          {items.map((view, at) => (
            <Row
              key={view.key}
              view={view}
              onUp={at > 0 ? () => move(at, -1) : undefined}
              onDown={at < items.length - 1 ? () => move(at, 1) : undefined}
              onHide={() => put(items.with(at, { ...view, hidden: !view.hidden }))}
              onEdit={() => setEditing(view)}
            />
          ))}
        </PanelList>
      ) : (
        <Skeleton shape="rows" count={4} />
      )}
    </Modal>
  )
}

type Placed = Pick<View, 'key' | 'hidden'>

/** Views as they were put; those that nobody placed yet come last. */
function placed(items: readonly View[], order: readonly Placed[]): readonly View[] {
  const known = new Map(items.map((view) => [view.key, view]))
  const put = order.flatMap(({ key, hidden }) => {
    const view = known.get(key)
    known.delete(key)
    return view ? [{ ...view, hidden }] : []
  })
  return [...put, ...known.values()]
}

interface RowProps {
  view: View
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
  onHide: () => void
  onEdit: () => void
}

function Row({ view, onUp, onDown, onHide, onEdit }: RowProps) {
  const client = useQueryClient()
  const { title, hidden, kind, can } = view
  const remove = useCommand(views.remove, {
    done: w('removed', { title }),
    undo: async () => {
      const { list, q, sort, columns, shared_with } = view
      await ask(views.save, { list, title, q, sort, columns, shared_with: shared_with?.id ?? null })
      refresh(client, ['views'])
    },
  })
  return (
    <PanelRow>
      <span className={hidden ? 'grow t3' : 'grow'}>
        {title} <span className="f12 t3">{whose(view)}</span>
      </span>
      {onUp && <IconButton icon="up" label={w('up', { title })} onClick={onUp} />}
      {onDown && <IconButton icon="sort" label={w('down', { title })} onClick={onDown} />}
      <IconButton
        icon="eye"
        label={w(hidden ? 'show' : 'hide', { title })}
        aria-pressed={!hidden}
        onClick={onHide}
      />
      {kind !== 'built-in' && can.change === true && (
        <>
          <IconButton icon="edit" label={w('edit', { title })} onClick={onEdit} />
          <IconButton
            icon="trash"
            label={w('remove', { title })}
            onClick={() => remove.mutate({ id: view.key })}
          />
        </>
      )}
    </PanelRow>
  )
}

function whose({ kind, owner, shared_with }: View): string {
  if (kind === 'built-in') return w('came-with')
  if (kind === 'shared') return w('of', { name: owner?.name ?? '' })
  return shared_with ? w('shared-with', { name: shared_with.name }) : ''
}
