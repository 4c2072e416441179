import { Modal, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '#kit/api'
import { Button, CloseButton, IconButton } from '#kit/button.tsx'
import { DialogFoot } from '#kit/form/dialog-foot.tsx'
import { Callout } from '#kit/callout.tsx'
import type { Refused } from '#kit/refused'
import { people } from '../contract.ts'
import { Email, Phone } from '../schemas.ts'
import classes from './contacts-dialog.module.css'
import type { Person } from './person-page.tsx'
import { w } from './words.ts'

type Which = 'emails' | 'phones'
type Row = Person['emails'][number] & { at: number }
const labels = ['work', 'mobile', 'private'] as const
const blank = { value: '', label: labels[0] }
const schemas = { emails: Email, phones: Phone }

/** All addresses or numbers of one person, in order: the first is the one that is used. */
export function ContactsDialog({
  person,
  which,
  onClose,
}: {
  person: Person
  which: Which
  onClose: () => void
}) {
  const [rows, setRows] = useState<Row[]>(() => {
    const now = person[which].map((row, at) => ({ ...row, at }))
    return now.length > 0 ? now : [{ ...blank, at: 0 }]
  })
  const [problem, setProblem] = useState<string>()
  const save = useCommand(people.save, {
    done: w('saved'),
    form: {
      refuse: (refused: Refused) => {
        setProblem(refused.message)
        return true
      },
    },
    closes: onClose,
  })
  const change = (at: number, part: Partial<Row>) =>
    setRows(rows.map((row) => (row.at === at ? { ...row, ...part } : row)))
  const filled = rows.filter(({ value }) => value.trim() !== '')
  const wrong = (row: Row) => row.value.trim() !== '' && !schemas[which].safeParse(row).success
  const title = w(`contact.${which}`, { name: person.name })
  return (
    <Modal opened onClose={onClose} title={title} size={560}>
      <form
        className="stack wide"
        onSubmit={(event) => {
          event.preventDefault()
          if (!rows.some(wrong))
            save.mutate({
              id: person.id,
              [which]: filled.map(({ value, label }) => ({ value: value.trim(), label })),
            })
        }}
      >
        <p className="t2 f12">{w('contact.first')}</p>
        {rows.map((row, index) => (
          <div key={row.at} className={classes.row}>
            <TextInput
              aria-label={w(which === 'emails' ? 'contact.email' : 'contact.phone')}
              type={which === 'emails' ? 'email' : 'tel'}
              value={row.value}
              error={wrong(row)}
              data-autofocus={index === rows.length - 1 || undefined}
              onChange={(event) => change(row.at, { value: event.currentTarget.value })}
            />
            <Select
              aria-label={w('contact.where')}
              data={labels.map((value) => ({ value, label: w(`label.${value}`) }))}
              value={row.label}
              allowDeselect={false}
              onChange={(label) =>
                change(row.at, { label: labels.find((one) => one === label) ?? blank.label })
              }
            />
            <IconButton
              icon="up"
              label={w('contact.up', { value: row.value })}
              disabled={index === 0}
              onClick={() => setRows([row, ...rows.filter((one) => one !== row)])}
            />
            <CloseButton
              label={w('contact.remove', { value: row.value })}
              onClick={() => setRows(rows.filter((one) => one !== row))}
            />
          </div>
        ))}
        <div className="row">
          <Button
            size="s"
            icon="plus"
            onClick={() =>
              setRows([...rows, { ...blank, at: Math.max(-1, ...rows.map(({ at }) => at)) + 1 }])
            }
          >
            {w('contact.add')}
          </Button>
        </div>
        {problem && (
          <Callout tone="bad" alert>
            {problem}
          </Callout>
        )}
        <DialogFoot onCancel={onClose}>
          <Button kind="primary" type="submit" busy={save.isPending}>
            {w('save')}
          </Button>
        </DialogFoot>
      </form>
    </Modal>
  )
}
