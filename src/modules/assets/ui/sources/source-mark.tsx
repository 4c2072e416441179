import { Popover } from '@mantine/core'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { useMay } from '#kit/me.tsx'
import { Said } from '#kit/said.tsx'
import { When } from '#kit/when.tsx'
import { assets } from '../../contract.ts'
import type { FieldSource } from '../../sources/contract.ts'
import { fieldTitle, sourceIcon, sourceTitle } from './source-words.ts'
import classes from './source-mark.module.css'
import { w } from './words.ts'

const touches = ['assets', 'records', 'history']

/**
 * A small mark beside a field: who said what stands there; on it what others say, and a lock. `usual`: it is who said most of
 * the record, and the mark shows as soon as one looks for it.
 */
export function SourceMark({ id, said, usual }: { id: string; said: FieldSource; usual: boolean }) {
  const { field, by, locked, others } = said
  const told = { field: fieldTitle(field), by: sourceTitle(by) }
  const differs = others.length > 0
  const label = w(locked ? 'mark.locked' : differs ? 'mark.differs' : 'mark', told)
  return (
    <Popover position="bottom-end" width={280} trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.mark}
          aria-label={label}
          title={label}
          data-quiet={(usual && !locked && !differs) || undefined}
          data-differs={differs || undefined}
        >
          <Icon name={locked ? 'lock' : differs ? 'split' : sourceIcon(by)} size="s" />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={12} aria-label={w('about', told)}>
        <About id={id} said={said} />
      </Popover.Dropdown>
    </Popover>
  )
}

function About({ id, said: { field, by, at, locked, others } }: { id: string; said: FieldSource }) {
  const may = useMay()
  const told = { field: fieldTitle(field), by: sourceTitle(by) }
  const take = useCommand(assets.takeSaid, {
    touches,
    done: (_, input) => w('taken', { ...told, by: sourceTitle(input.by) }),
  })
  const lock = useCommand(assets.lockField, {
    touches,
    done: w(locked ? 'unlocked.done' : 'locked.done', told),
  })
  const decides = may('assets.write')
  return (
    <div className="stack">
      <div>
        <div className="b">{sourceTitle(by)}</div>
        <div className="t3 f12">
          <Said say={(when) => w('since', { when })} when={<When at={at} as="short" />} />
        </div>
      </div>
      {others.map((other) => (
        <div key={other.by}>
          <div className="t3 f12">{w('says', { by: sourceTitle(other.by) })}</div>
          <div className={classes.other}>{other.value}</div>
          {decides && (
            <Button
              size="s"
              refused={locked ? w('locked') : undefined}
              onClick={() => take.mutate({ id, field, by: other.by })}
            >
              {w('take')}
            </Button>
          )}
        </div>
      ))}
      {locked && <div className="f12">{w('locked')}</div>}
      {decides && (
        <Button size="s" icon="lock" onClick={() => lock.mutate({ id, field, locked: !locked })}>
          {w(locked ? 'unlock' : 'lock')}
        </Button>
      )}
    </div>
  )
}
