import { useState } from 'react'
import { useAsk } from '#kit/api'
import { Nothing } from '#kit/empty.tsx'
import { Page } from '#kit/page.tsx'
import { Loaded } from '#kit/loaded.tsx'
import { useParam } from '#kit/url'
import type { Reply } from '#lib/contract'
import { assets } from '../../contract.ts'
import { w } from '../words.ts'
import { ReturnForm } from './return-form.tsx'
import { type Said, ThingRow } from './thing-row.tsx'
import classes from './returns.module.css'

type View = Reply<typeof assets.held>
const nameOf = ({ source, id }: View['things'][number]) => `${source} ${id}`

/** Everything that one person has on one page: what becomes of each, one deed, one protocol. */
export function Screen() {
  const id = useParam('id')
  const answer = useAsk(assets.held, { id }, { kinds: ['asset', 'person'] })
  return <Loaded answer={answer}>{(view) => <Shown view={view} />}</Loaded>
}

function Shown({ view: { person, things } }: { view: View }) {
  const [said, setSaid] = useState<ReadonlyMap<string, Said>>(new Map())
  const saidOf = (thing: View['things'][number]): Said =>
    said.get(nameOf(thing)) ?? { outcome: thing.gives ? 'returned' : 'stays', note: '' }
  const change = (name: string, next: Said) => setSaid(new Map([...said, [name, next]]))
  return (
    <Page
      title={w('return.title', { person: person.name })}
      layout="text"
      crumbs={[
        { title: w('assets'), to: '/assets' },
        { title: person.name, to: `/people/${person.key}` },
      ]}
    >
      {things.length === 0 ? (
        <Nothing text={w('return.nothing', { person: person.name })} />
      ) : (
        <div className="stack">
          <ul className={classes.things} aria-label={w('return.things', { person: person.name })}>
            {things.map((thing) => (
              <ThingRow
                key={nameOf(thing)}
                thing={thing}
                said={saidOf(thing)}
                onChange={(next) => change(nameOf(thing), next)}
              />
            ))}
          </ul>
          <ReturnForm
            person={person}
            things={things.map((thing) => ({ source: thing.source, id: thing.id, ...saidOf(thing) }))}
          />
        </div>
      )}
    </Page>
  )
}
