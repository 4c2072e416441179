import { Tree, useTree, type RenderTreeNodePayload, type TreeNodeData } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { useCallback, useMemo, useState, type KeyboardEvent } from 'react'
import type { Reply } from '#lib/contract'
import { ask, asking, tellRefusal, useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Empty } from '#kit/empty.tsx'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { recall, remember } from '#kit/memory'
import { Page } from '#kit/page.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { tell } from '#kit/toast.tsx'
import { useGo } from '#kit/url'
import { fitsInto } from '#facets/places/levels'
import { places } from '../contract.ts'
import { levelIcons, levelWord } from './place-words.tsx'
import classes from './tree.module.css'
import { w } from './words.ts'

type Row = Reply<typeof places.tree>['items'][number]
const kinds = ['place']
const memory = 'places.open'
const fewSites = 6

/** All places as a tree, opened step by step; a place is moved by dragging it onto another. */
export function Screen() {
  const manages = useMay()('places.manage')
  const { data: top } = useAsk(places.tree, {}, { kinds })
  return (
    <Page
      title={w('places')}
      actions={
        <>
          <Button kind="quiet" icon="list" to="/places/list">
            {w('list')}
          </Button>
          {manages && (
            <Button kind="primary" icon="plus" to="/places/new">
              {w('new')}
            </Button>
          )}
        </>
      }
    >
      {!top && <Skeleton shape="rows" />}
      {top?.items.length === 0 && <Empty title={w('empty.title')} text={w('empty.text')} />}
      {top && top.items.length > 0 && <Branches top={top.items} manages={manages} />}
    </Page>
  )
}

function Branches({ top, manages }: { top: readonly Row[]; manages: boolean }) {
  const [open, setOpen] = useState<Record<string, boolean>>(
    () => (recall(memory) as Record<string, boolean>) ?? begun(top),
  )
  const answers = useAnswers(Object.keys(open).filter((id) => open[id]))
  const rows = new Map([...top, ...[...answers.values()].flat()].map((row) => [row.id, row]))
  const data = useMemo(() => nodesOf(top, answers), [top, answers])
  const tree = useTree({
    expandedState: open,
    onExpandedStateChange: (next) => {
      setOpen(next)
      remember(memory, next)
    },
  })
  const go = useGo()
  const onKeyDown = (event: KeyboardEvent) => {
    const id =
      event.key === 'Enter' && document.activeElement?.closest('[data-value]')?.getAttribute('data-value')
    const row = id ? rows.get(id) : undefined
    if (row) go(`/places/${row.key}`)
  }
  return (
    <Panel>
      <PanelBody>
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Enter opens the place that the tree inside has focused */}
        <div onKeyDown={onKeyDown}>
          <Tree
            className={classes.tree}
            aria-label={w('tree.label')}
            data={data}
            tree={tree}
            levelOffset={22}
            expandOnClick={false}
            renderNode={(node) => <Node {...node} row={rows.get(node.node.value)} />}
            allowDrop={({ draggedNode, targetNode, position }) => {
              const [inner, outer] = [rows.get(draggedNode), rows.get(targetNode)]
              return (
                position === 'inside' &&
                inner !== undefined &&
                outer !== undefined &&
                fitsInto(inner.level, outer.level)
              )
            }}
            {...(manages && {
              onDragDrop: ({ draggedNode, targetNode }) => {
                const [inner, outer] = [rows.get(draggedNode), rows.get(targetNode)]
                if (inner && outer) void move(inner, outer, parentOf(draggedNode, answers)).catch(tellRefusal)
              },
            })}
          />
        </div>
      </PanelBody>
    </Panel>
  )
}

/** Who comes first finds a few sites opened, and many closed. */
const begun = (top: readonly Row[]) =>
  top.length > fewSites ? {} : Object.fromEntries(top.map(({ id }) => [id, true]))

type Answers = ReadonlyMap<string, readonly Row[]>

/** What lies within each opened place; the same map until one of the answers changes. */
function useAnswers(within: readonly string[]): Answers {
  const asked = within.join()
  const combine = useCallback(
    (all: readonly { data: { items: Row[] } | undefined }[]): Answers => {
      const ids = asked.split(',')
      return new Map(all.flatMap(({ data }, n) => (data ? [[ids[n] ?? '', data.items] as const] : [])))
    },
    [asked],
  )
  return useQueries({ queries: within.map((id) => asking(places.tree, { within: id }, { kinds })), combine })
}

const nodesOf = (rows: readonly Row[], answers: Answers): TreeNodeData[] =>
  rows.map(({ id, name, parts }) => {
    const within = answers.get(id)
    return {
      value: id,
      label: name,
      ...(parts > 0 && { hasChildren: true }),
      ...(within && { children: nodesOf(within, answers) }),
    }
  })

const parentOf = (id: string, answers: Answers) =>
  [...answers].find(([, rows]) => rows.some((row) => row.id === id))?.[0] ?? null

async function move(inner: Row, outer: Row, before: string | null) {
  await ask(places.save, { id: inner.id, parent_id: outer.id })
  tell({
    text: w('moved', { name: inner.name, into: outer.name }),
    undo: () => ask(places.save, { id: inner.id, parent_id: before }),
  })
}

function Node({
  row,
  expanded,
  hasChildren,
  elementProps,
  tree,
  node,
}: RenderTreeNodePayload & { row: Row | undefined }) {
  if (!row) return null
  const { className, ...rest } = elementProps
  return (
    <div {...rest} className={`${className} ${classes.row}`}>
      {hasChildren ? (
        <button
          type="button"
          tabIndex={-1}
          className={classes.toggle}
          aria-label={w('tree.toggle', { name: row.name })}
          onClick={(event) => {
            event.stopPropagation()
            tree.toggleExpanded(node.value)
          }}
        >
          <Icon name={expanded ? 'down' : 'right'} size="s" />
        </button>
      ) : (
        <span className={classes.toggle} />
      )}
      <Icon name={levelIcons[row.level]} size="s" />
      <Link to={`/places/${row.key}`} tabIndex={-1}>
        {row.name}
      </Link>
      <span className="t3 f12">{row.code || levelWord(row.level)}</span>
      <span className="end t3 f12 nw num">{w('parts', { n: row.parts })}</span>
    </div>
  )
}
