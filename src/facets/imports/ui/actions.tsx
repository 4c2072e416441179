import { useState } from 'react'
import { useCommand } from '#kit/api'
import { ActionBar, type Action } from '#kit/action-bar.tsx'
import { useMay } from '#kit/me.tsx'
import { useGo } from '#kit/url'
import { imports } from '../contract.ts'
import { type ImportState, type ImportView } from '../schemas.ts'
import { DiscardDialog, UndoDialog } from './dialogs.tsx'
import { isBusy } from './state-pill.tsx'
import { w } from './words.ts'

type Name = keyof ImportView['can']

/** What stands in the bar at each step; what cannot be done there keeps its place and says why. */
const offered: Record<ImportState, readonly Name[]> = {
  reading: ['stop'],
  refused: ['rehearse', 'discard'],
  mapping: ['rehearse', 'discard'],
  rehearsing: ['stop'],
  rehearsed: ['run', 'rehearse', 'discard'],
  running: ['stop'],
  stopped: ['run', 'undo'],
  done: ['undo'],
  undoing: ['stop'],
  undone: ['undo'],
}

export function Actions({ one }: { one: ImportView }) {
  const [dialog, setDialog] = useState<'undo' | 'discard'>()
  const mayRun = useMay()('imports.run')
  const act = useAct(one)
  if (!mayRun) return null
  const actions: Record<Name, Omit<Action, 'name' | 'refused'> | undefined> = {
    map: undefined,
    rehearse: {
      title: w(one.state === 'rehearsed' ? 'rehearse-again' : 'rehearse'),
      icon: 'eye',
      ...(one.state === 'rehearsed' ? {} : { kind: 'primary' }),
      run: act.rehearse,
      busy: act.isPending,
    },
    run: { title: runTitle(one), icon: 'check', kind: 'primary', run: act.run, busy: act.isPending },
    stop: {
      title: w(one.progress?.stopping ? 'stopping' : 'stop'),
      icon: 'pause',
      run: act.stop,
      busy: one.progress?.stopping ?? false,
    },
    undo: { title: w('undo'), icon: 'undo', run: () => setDialog('undo') },
    discard: { title: w('discard'), icon: 'trash', run: () => setDialog('discard') },
  }
  const bar = offered[one.state].flatMap((name) => {
    const action = actions[name]
    const refused = refusedOf(one, name)
    return action ? [{ name, ...action, ...(refused === undefined ? {} : { refused }) }] : []
  })
  return (
    <>
      <ActionBar label={w('actions')} actions={bar} />
      <UndoDialog
        one={one}
        opened={dialog === 'undo' && !isBusy(one.state)}
        onClose={() => setDialog(undefined)}
      />
      <DiscardDialog one={one} opened={dialog === 'discard'} onClose={() => setDialog(undefined)} />
    </>
  )
}

/** Why not; questions that stand right below are counted here, not repeated. */
function refusedOf({ can, state, open }: ImportView, name: Name): string | undefined {
  const allowed = can[name]
  if (allowed === true) return undefined
  return name === 'rehearse' && state === 'mapping' ? w('map-open-n', { n: open.length }) : allowed
}

function runTitle({ state, counts }: ImportView) {
  const n = counts.create + counts.update - counts.created - counts.updated
  if (n === 0) return w('run')
  return state === 'stopped' ? w('run-on', { n }) : w('run-rows', { n })
}

/** Each step leads to what it brings about: the parts of the page begin at their first one again, at once. */
function useAct({ id, key }: ImportView) {
  const go = useGo()
  const rehearse = useCommand(imports.rehearse)
  const run = useCommand(imports.run)
  const stop = useCommand(imports.stop)
  const begin = (step: typeof rehearse) => {
    step.mutate({ id })
    go(`/admin/imports/${key}`)
  }
  return {
    isPending: rehearse.isPending || run.isPending,
    rehearse: () => begin(rehearse),
    run: () => begin(run),
    stop: () => stop.mutate({ id }),
  }
}
