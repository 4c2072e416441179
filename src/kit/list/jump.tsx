import { Popover, TextInput } from '@mantine/core'
import { lazy, Suspense, useState, type SubmitEvent } from 'react'
import { Day } from '#lib/contract'
import { Button } from '../button.tsx'
import { dayWords } from '../time-words.ts'
import { useReader } from '../reader.tsx'
import { w } from '../words.ts'
import classes from './list-page.module.css'

const DayField = lazy(async () => ({ default: (await import('../form/date-fields.tsx')).DayField }))

/** Where a list can begin: at a value of what it is sorted by. */
export interface JumpOffer {
  kind: 'day' | 'text'
  /** What the value is: Resolve by, Subject. */
  title: string
}

interface JumpProps extends JumpOffer {
  onJump: (from: string) => void
}

/** Goes straight to a day or a name in a list too long to scroll. */
export function Jump({ kind, title, onJump }: JumpProps) {
  const [opened, setOpened] = useState(false)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const jump = (from: unknown) => {
    if (typeof from !== 'string' || from === '') return
    setOpened(false)
    onJump(from)
  }
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (kind === 'text' || Day.safeParse(typed).success) jump(typed)
    else setWrong(true)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={260} trapFocus>
      <Popover.Target>
        <Button icon="arrow" onClick={() => setOpened(!opened)}>
          {w('jump')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={w('jump')}>
        <form onSubmit={onSubmit}>
          {kind === 'day' ? (
            <Suspense fallback={<TextInput label={title} disabled />}>
              <DayField
                label={title}
                value={typed}
                onChange={(day) => {
                  setTyped(typeof day === 'string' ? day : '')
                  setWrong(false)
                }}
                error={wrong && w('bad_day')}
                onPick={jump}
                data-autofocus
              />
            </Suspense>
          ) : (
            <TextInput
              label={title}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              data-autofocus
            />
          )}
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Says that the list does not begin at its top, and leads there. */
export function BeginsAt({ kind, title, from, onTop }: JumpOffer & { from: string; onTop: () => void }) {
  const { language } = useReader()
  return (
    <output className={classes.begins}>
      {w('begins_at', { title, from: kind === 'day' ? dayWords(from, language) : from })}
      <Button kind="quiet" size="s" icon="up" onClick={onTop}>
        {w('to_top')}
      </Button>
    </output>
  )
}
