import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { Reply } from '#lib/contract'
import type { SpecialDay } from '#lib/time/calendar'
import { ConfirmPreview } from '#kit/confirm-preview.tsx'
import { useReader } from '#kit/reader.tsx'
import { dayWords } from '#kit/time-words'
import { tell } from '#kit/toast.tsx'
import type { calendars } from '../contract.ts'
import { w } from './words.ts'

type Read = Reply<typeof calendars.readIcal>
interface IcalDialogProps {
  read: Read
  onTake: (days: SpecialDay[]) => void
  onClose: () => void
}

const keyOf = ({ date, name }: Read['days'][number]) => `${date} ${name}`

/** The days of a file: each can be left out, observances are to begin with. */
export function IcalDialog({ read, onTake, onClose }: IcalDialogProps) {
  const [ticked, setTicked] = useState(
    () => new Set(read.days.filter(({ type }) => type === 'public').map(keyOf)),
  )
  const { language } = useReader()
  const taken = read.days.filter((day) => ticked.has(keyOf(day)))
  const tick = (key: string, on: boolean) => {
    const next = new Set(ticked)
    if (on) next.add(key)
    else next.delete(key)
    setTicked(next)
  }
  return (
    <ConfirmPreview
      opened
      onClose={onClose}
      title={w('ical.title', { name: read.name || w('ical.file') })}
      text={w('ical.text')}
      verdicts={[
        ...read.days.map((day) => ({
          id: keyOf(day),
          title: (
            <Checkbox
              label={w('ical.pick', { date: dayWords(day.date, language), name: day.name })}
              checked={ticked.has(keyOf(day))}
              onChange={(event) => tick(keyOf(day), event.currentTarget.checked)}
            />
          ),
          words: w(`kind.${day.type}`),
        })),
        ...read.skipped.map(({ name, why }, at) => ({
          id: `skipped ${at}`,
          title: name,
          tone: 'warn' as const,
          words: why,
        })),
      ]}
      confirm={w('ical.take', { n: taken.length })}
      onConfirm={() => {
        onTake(taken.map(({ date, name, spans }) => ({ date, name, spans })))
        tell({ text: w('ical.taken', { n: taken.length }) })
      }}
    />
  )
}
