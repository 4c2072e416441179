import type { z } from 'zod'
import { Button } from '#kit/button.tsx'
import { Pill } from '#kit/pill.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { When } from '#kit/when.tsx'
import type { Mail } from '../schemas.ts'
import { w } from './words.ts'

type Row = z.output<typeof Mail>

const states = {
  waiting: ['mail-waiting', 'info'],
  sending: ['mail-sending', 'info'],
  uncertain: ['mail-uncertain-state', 'warn'],
  sent: ['mail-sent', 'good'],
  failed: ['mail-failed', 'bad'],
  withdrawn: ['mail-withdrawn', undefined],
  expired: ['mail-expired', undefined],
} as const

interface Deeds {
  again: (id: string) => void
  back: (id: string) => void
}

/** Mails in a table; those that a person has to decide about have their buttons at the end. */
export const mailColumns = (deeds: Deeds | undefined): Column<Row>[] => [
  {
    key: 'subject',
    title: w('mail-subject'),
    width: '3fr',
    main: true,
    cell: ({ subject }) => <span className="cut">{subject}</span>,
  },
  {
    key: 'to',
    title: w('mail-to'),
    width: '2fr',
    cell: ({ to }) => <span className="cut">{to}</span>,
    under: ({ to }) => <span key="to">{to}</span>,
  },
  { key: 'state', title: w('mail-state'), width: 172, cell: (mail) => <State {...mail} /> },
  {
    key: 'created_at',
    title: w('mail-written'),
    width: 96,
    cell: ({ created_at }) => <When at={created_at} />,
  },
  ...(deeds
    ? [{ key: 'deeds', title: '', width: 180, cell: (mail: Row) => <Buttons mail={mail} {...deeds} /> }]
    : []),
]

function State({ state, error, attempts }: Row) {
  const [words, tone] = states[state]
  return (
    <span className="row">
      <Pill tone={tone}>{w(words)}</Pill>
      <span className="f12 t2 cut" title={error ?? undefined}>
        {error ?? (state === 'waiting' ? w('mail-tries', { n: attempts }) : '')}
      </span>
    </span>
  )
}

const againable = new Set(['failed', 'uncertain'])
const takeable = new Set(['waiting', 'failed', 'uncertain'])

const Buttons = ({ mail, again, back }: Deeds & { mail: Row }) => (
  <span className="row">
    {againable.has(mail.state) && (
      <Button size="s" onClick={() => again(mail.id)}>
        {w('mail-again')}
      </Button>
    )}
    {takeable.has(mail.state) && (
      <Button size="s" onClick={() => back(mail.id)}>
        {w('mail-take-back')}
      </Button>
    )}
  </span>
)
