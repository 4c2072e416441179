import { Icon } from '#kit/icon.tsx'
import { Panel, PanelEntry, PanelList } from '#kit/panel.tsx'
import { Mark } from '#kit/pill.tsx'
import { w as room } from '../words.ts'
import { type Purchase, useSaid } from './said.tsx'
import { w } from './words.ts'

/** What was sent back, and the credit that is expected for what is billed of it. */
export function Returns({ purchase: { returns, owed } }: { purchase: Purchase }) {
  const { day, money } = useSaid()
  if (returns.length === 0) return null
  return (
    <Panel
      title={w('returns', { n: returns.length })}
      sub={
        owed === null ? (
          w('returns.settled')
        ) : (
          <Mark tone="warn">{w('returns.owed', { net: money(owed) })}</Mark>
        )
      }
    >
      <PanelList>
        {returns.map(({ id, title, quantity, returned_on, reason, expects, rma, note, by }) => (
          <PanelEntry
            key={id}
            icon={<Icon name="undo" />}
            title={w('returns.one', { n: quantity, title })}
            state={<span className="t2">{room(`reason.${reason}`)}</span>}
            sub={[
              day(returned_on),
              by.name,
              rma && w('returns.rma', { rma }),
              room(`expects.${expects}`),
              note,
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </PanelList>
    </Panel>
  )
}
