import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, refresh, tellRefusal, useAsk, useCommand } from '#kit/api'
import { Administration } from '#kit/administration.tsx'
import { Button, IconButton } from '#kit/button.tsx'
import { Nothing } from '#kit/empty.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { desk } from '../contract.ts'
import { type Macro } from '../macro-contract.ts'
import { MacroDialog } from './macro-dialog.tsx'
import { w } from './macro-words.ts'
import { useVerbs } from './use-verbs.ts'

/** The macros of the desk, in the order in which they are offered. */
export function Screen() {
  const client = useQueryClient()
  const { data } = useAsk(desk.macros, {}, { kinds: ['macro'] })
  const [editing, setEditing] = useState<{ macro?: Macro }>()
  const macros = data?.items ?? []
  /** Saves those whose place is another now. */
  const move = async (from: number, to: number) => {
    const [moved] = macros.slice(from, from + 1)
    if (!moved) return
    const order = macros.toSpliced(from, 1).toSpliced(to, 0, moved)
    try {
      for (const [position, { id, version, position: before }] of order.entries())
        if (before !== position) await ask(desk.changeMacro, { id, version, position })
    } catch (thrown) {
      tellRefusal(thrown)
    }
    refresh(client, ['desk'])
  }
  return (
    <Administration
      current="macros"
      text={w('text')}
      actions={
        <Button icon="plus" onClick={() => setEditing({})}>
          {w('add')}
        </Button>
      }
    >
      <Panel>
        {!data ? (
          <Skeleton shape="rows" count={3} />
        ) : macros.length === 0 ? (
          <Nothing text={w('none')} />
        ) : (
          <PanelList>
            {macros.map((macro, at) => (
              <Row
                key={macro.id}
                macro={macro}
                onEdit={() => setEditing({ macro })}
                onUp={at > 0 ? () => void move(at, at - 1) : undefined}
                onDown={at < macros.length - 1 ? () => void move(at, at + 1) : undefined}
              />
            ))}
          </PanelList>
        )}
      </Panel>
      {editing && (
        <MacroDialog
          macro={macros.find(({ id }) => id === editing.macro?.id) ?? editing.macro}
          position={editing.macro?.position ?? Math.max(-1, ...macros.map(({ position }) => position)) + 1}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Administration>
  )
}

interface RowProps {
  macro: Macro
  onEdit: () => void
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
}

/** One macro: its name, what it does in a line, and what can be done with it. */
function Row({ macro, onEdit, onUp, onDown }: RowProps) {
  const { id, version, title, team, definition } = macro
  const { html, as, verb, tags, patch } = definition
  const client = useQueryClient()
  const verbs = useVerbs()
  const archive = useCommand(desk.changeMacro, {
    done: w('archived', { title }),
    undo: async () => {
      await ask(desk.changeMacro, { id, version: version + 1, archived: false })
      refresh(client, ['desk'])
    },
  })
  const facts = [
    ...(team ? [w('for-team', { team: team.name })] : []),
    ...(html ? [w(as === 'note' ? 'notes' : 'says')] : []),
    ...(verb === undefined ? [] : [w('does-verb', { verb: verbs.get(verb) ?? verb })]),
    ...(tags.length > 0 ? [w('tagged', { tags: tags.join(', ') })] : []),
    ...(Object.keys(patch).length > 0 ? [w('hands')] : []),
  ]
  return (
    <PanelRow roomy>
      <span className="grow">
        <span className="b">{title}</span>
        <span className="f12 t2" style={{ display: 'block' }}>
          {facts.join(' · ')}
        </span>
      </span>
      {onUp && <IconButton icon="up" label={w('up', { title })} onClick={onUp} />}
      {onDown && <IconButton icon="sort" label={w('down', { title })} onClick={onDown} />}
      <IconButton icon="edit" label={w('edit', { title })} onClick={onEdit} />
      <IconButton
        icon="archive"
        label={w('archive', { title })}
        onClick={() => archive.mutate({ id, version, archived: true })}
      />
    </PanelRow>
  )
}
