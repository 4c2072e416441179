import { TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Reply } from '#lib/contract'
import { SpecialDay } from '#lib/time/calendar'
import { tellRefusal } from '#kit/api'
import { Button, CloseButton } from '#kit/button.tsx'
import { fieldOf } from '#kit/fields-of'
import { Control } from '#kit/form/control.tsx'
import { issueWords, tooLong } from '#kit/form/issues'
import { useReader } from '#kit/reader.tsx'
import { upload } from '#kit/send'
import { dayWords } from '#kit/time-words'
import { calendars } from '../contract.ts'
import { withDays } from './draft.ts'
import { hoursText, readHours } from './hours-text.ts'
import { IcalDialog } from './ical-dialog.tsx'
import classes from './own-days.module.css'
import { w } from './words.ts'

interface OwnDaysProps {
  days: readonly SpecialDay[]
  onChange?: ((days: SpecialDay[]) => void) | undefined
}

/** Days that keep other hours than their weekday: typed one by one, or taken from an iCalendar file. */
export function OwnDays({ days, onChange }: OwnDaysProps) {
  const { language } = useReader()
  return (
    <div className="stack">
      <p className="t2 f12">{w('own-days.text')}</p>
      {days.length === 0 && <p className="t3">{w('own-days.none')}</p>}
      <ul className={classes.days}>
        {days.map((day) => (
          <li key={day.date} className="row">
            <span className="num nw">{dayWords(day.date, language)}</span>
            <span className="grow cut">{day.name}</span>
            <span className="t2 f12 nw num">{hoursText(day.spans) || w('closed')}</span>
            {onChange && (
              <CloseButton
                label={w('own-days.remove', { name: day.name, date: day.date })}
                onClick={() => onChange(days.filter((one) => one !== day))}
              />
            )}
          </li>
        ))}
      </ul>
      {onChange && <Add onAdd={(added) => onChange(withDays(days, added))} />}
    </div>
  )
}

const blank = { date: '', name: '', hours: '' }

function Add({ onAdd }: { onAdd: (days: readonly SpecialDay[]) => void }) {
  const [typed, setTyped] = useState(blank)
  const [left, setLeft] = useState(false)
  const [read, setRead] = useState<Reply<typeof calendars.readIcal>>()
  const file = useRef<HTMLInputElement>(null)
  const spans = readHours(typed.hours)
  const { data: day } = SpecialDay.safeParse({ ...typed, spans })
  const [unread] = SpecialDay.shape.date.safeParse(typed.date, { reportInput: true }).error?.issues ?? []
  const isUnread = left && typed.date !== '' && unread !== undefined
  const ready = day !== undefined && spans !== undefined
  const part = (name: keyof typeof blank) => ({
    value: typed[name],
    onChange: (event: { currentTarget: HTMLInputElement }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
  })
  const add = () => {
    if (!ready) return
    onAdd([day])
    setTyped(blank)
    setLeft(false)
  }
  const send = async (chosen: File | undefined) => {
    if (!chosen) return
    try {
      setRead((await upload(calendars.readIcal.path, chosen)) as Reply<typeof calendars.readIcal>)
    } catch (thrown) {
      tellRefusal(thrown)
    }
  }
  return (
    <>
      <form
        className={classes.add}
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <Control
          facts={fieldOf(SpecialDay, 'date')}
          label={w('own-days.date')}
          value={typed.date}
          error={isUnread && issueWords(unread, 'date')}
          onBlur={() => setLeft(true)}
          onChange={(date) => setTyped({ ...typed, date: typeof date === 'string' ? date : '' })}
        />
        <TextInput
          label={w('own-days.name')}
          error={tooLong(SpecialDay.shape.name, typed.name)}
          {...part('name')}
        />
        <TextInput
          label={w('own-days.hours')}
          placeholder={w('own-days.hours.hint')}
          error={spans === undefined && w('own-days.bad-hours')}
          {...part('hours')}
        />
        <Button type="submit" icon="plus" aria-disabled={!ready || undefined}>
          {w('own-days.add')}
        </Button>
      </form>
      <div>
        <Button size="s" icon="upload" onClick={() => file.current?.click()}>
          {w('ical')}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".ics,text/calendar"
          hidden
          onChange={(event) => {
            void send(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
      </div>
      {read && (
        <IcalDialog
          read={read}
          onClose={() => setRead(undefined)}
          onTake={(days) => {
            onAdd(days)
            setRead(undefined)
          }}
        />
      )}
    </>
  )
}
