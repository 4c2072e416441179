import { Checkbox, Select } from '@mantine/core'
import { Pill } from '#kit/pill.tsx'
import { type Choice, MailChoice } from '../contract.ts'
import classes from './inbox.module.css'
import type { Mine, Wish } from './preferences.tsx'
import { w } from './words.ts'

/** Kinds down, ways across; each choice holds as soon as it is made. */
export function ChoicesTable({ mine: { kinds, choices }, wish }: { mine: Mine; wish: Wish }) {
  return (
    <table className={classes.choices}>
      <thead>
        <tr>
          <th>{w('kind-what')}</th>
          <th>{w('kind-inbox')}</th>
          <th>{w('kind-mail')}</th>
          <th>{w('kind-push')}</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => {
          const choice = choices[kind.name]
          return (
            choice && (
              <KindRow
                key={kind.name}
                kind={kind}
                choice={choice}
                onChange={(next) => wish({ choices: { [kind.name]: { ...choice, ...next } } })}
              />
            )
          )
        })}
      </tbody>
    </table>
  )
}

/** Where the table has no head to look at. */
const Narrow = ({ children }: { children: string }) => (
  <span className={classes.narrow} aria-hidden>
    {children}
  </span>
)

interface KindRowProps {
  kind: Mine['kinds'][number]
  choice: Choice
  onChange: (next: Partial<Choice>) => void
}

function KindRow({ kind: { title: what, urgent, mails_itself }, choice, onChange }: KindRowProps) {
  const { inbox, mail, push } = choice
  return (
    <tr>
      <th scope="row">
        <span className="row wrap">
          {what}
          {urgent && <Pill>{w('urgent')}</Pill>}
        </span>
      </th>
      <td>
        <span className="row">
          <Checkbox
            aria-label={w('inbox-of', { what })}
            checked={inbox}
            onChange={(event) => onChange({ inbox: event.currentTarget.checked })}
          />
          <Narrow>{w('kind-inbox')}</Narrow>
        </span>
      </td>
      <td>
        {mails_itself ? (
          <span className="f12 t2">{w('mail-own')}</span>
        ) : (
          <Select
            w={140}
            aria-label={w('mail-of', { what })}
            allowDeselect={false}
            disabled={!inbox}
            value={mail}
            onChange={(next) => {
              const chosen = MailChoice.safeParse(next).data
              if (chosen) onChange({ mail: chosen })
            }}
            data={MailChoice.options.map((value) => ({ value, label: w(`mail-${value}`) }))}
          />
        )}
      </td>
      <td>
        <span className="row">
          <Checkbox
            aria-label={w('push-of', { what })}
            disabled={!inbox}
            checked={push}
            onChange={(event) => onChange({ push: event.currentTarget.checked })}
          />
          <Narrow>{w('kind-push')}</Narrow>
        </span>
      </td>
    </tr>
  )
}
