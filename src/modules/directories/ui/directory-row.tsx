import { useState } from 'react'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { PanelEntry } from '#kit/panel.tsx'
import { Pill, type Tone } from '#kit/pill.tsx'
import { Said } from '#kit/said.tsx'
import { When } from '#kit/when.tsx'
import { directories } from '../contract.ts'
import type { OneDirectory } from './directories.tsx'
import { LastRun, RunResult } from './run-result.tsx'
import { w } from './words.ts'

interface DirectoryRowProps {
  directory: OneDirectory
  onChange?: (() => void) | undefined
}

/** One directory: how its last run went, and what can be done. */
export function DirectoryRow({ directory, onChange }: DirectoryRowProps) {
  const { id, name, address, people, last, signs_in } = directory
  const [looking, setLooking] = useState(false)
  const rehearse = useCommand(directories.rehearse)
  const run = useCommand(directories.run, { done: w('begun') })
  const asks = last?.outcome === 'asks'
  return (
    <>
      <PanelEntry
        icon={<Icon name="users" />}
        title={name}
        state={<State directory={directory} />}
        sub={
          <>
            {address} · {w('people', { n: people })} · <Ran last={last} />
            {signs_in && ` · ${w('signs-in')}`}
          </>
        }
        actions={
          <>
            {last && (
              <Button size="s" aria-label={w('last-name', { name })} onClick={() => setLooking(true)}>
                {w('last')}
              </Button>
            )}
            {onChange && (
              <>
                <Button
                  size="s"
                  busy={rehearse.isPending}
                  aria-label={w('rehearse-name', { name })}
                  onClick={() => rehearse.mutate({ id })}
                >
                  {w('rehearse')}
                </Button>
                <Button
                  size="s"
                  busy={run.isPending}
                  aria-label={asks ? w('insist-name', { name }) : w('run-name', { name })}
                  onClick={() => run.mutate({ id, even_so: asks })}
                >
                  {w(asks ? 'insist' : 'run')}
                </Button>
                <Button size="s" aria-label={w('change-name', { name })} onClick={onChange}>
                  {w('change')}
                </Button>
              </>
            )}
          </>
        }
      >
        {last?.error && <div className="f12 warn">{last.error}</div>}
      </PanelEntry>
      {rehearse.data && (
        <RunResult
          title={w('rehearsed-title', { name })}
          result={rehearse.data}
          onClose={() => rehearse.reset()}
        />
      )}
      {looking && <LastRun directory={directory} onClose={() => setLooking(false)} />}
    </>
  )
}

const tones: Record<'done' | 'asks' | 'failed', Tone> = { done: 'good', asks: 'warn', failed: 'bad' }

function State({ directory: { active, last } }: { directory: OneDirectory }) {
  if (!active) return <Pill>{w('idle')}</Pill>
  return last && <Pill tone={tones[last.outcome]}>{w(last.outcome)}</Pill>
}

const Ran = ({ last }: Pick<OneDirectory, 'last'>) =>
  last ? (
    <Said say={(when) => w('ran', { when })} when={<When at={last.began_at} as="relative" />} />
  ) : (
    w('never-ran')
  )
