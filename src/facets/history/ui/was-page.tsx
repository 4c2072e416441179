import { useAsk } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { ClockLine } from '#kit/clock-cell.tsx'
import { MomentField } from '#kit/form/date-fields.tsx'
import { Page } from '#kit/page.tsx'
import { PageMissing } from '#kit/page-fault.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { placeOf, usePlaces } from '#kit/record/places.tsx'
import { Timeline, type TimelineEntry } from '#kit/record/timeline.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useParam, useSearchState } from '#kit/url'
import { When } from '#kit/when.tsx'
import { clockFacts } from '#facets/clocks/ui/clock-facts'
import { records } from '#facets/records/contract'
import { type AsItWas, history, type WordsThen } from '../contract.ts'
import { FieldsThen } from './fields-then.tsx'
import { w } from './words.ts'
import classes from './was.module.css'

/** `/was/INC-1042?at=…`: a record as it was; also `?before=` and `?after=`, the number of what happened to it. */
export function Screen() {
  const { data, isError } = useAsk(records.go, { key: useParam('key') })
  if (isError) return <PageMissing />
  return data ? <Was id={data.id} /> : <Skeleton shape="rows" />
}

function Was({ id }: { id: string }) {
  const [{ at, before, after }] = useSearchState()
  const moment = { ...(at && { at }), ...(before && { before }), ...(after && { after_event: after }) }
  const { data, isError } = useAsk(history.was, { id, ...moment }, { keep: true })
  if (isError) return <PageMissing />
  return data ? <WasPage was={data} /> : <Skeleton shape="rows" />
}

function WasPage({ was }: { was: AsItWas }) {
  const { key, title, kind_title, at, here, notes } = was
  const { to } = placeOf(usePlaces(), was)
  return (
    <Page
      title={w('page-title', { key })}
      heading={title}
      crumbs={[{ title: key, to }]}
      sub={
        <>
          {w('as-of', { kind: kind_title, key })} <When at={at} as="exact" />
        </>
      }
      actions={<Steps was={was} to={to} />}
    >
      <div className="stack wide">
        <Callout tone="info" title={w(here ? 'past-only' : 'not-here')}>
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Callout>
        {here && <FieldsThen fields={was.fields} />}
        <Promises was={was} />
        <Said messages={was.messages} />
      </div>
    </Page>
  )
}

/** To the moments beside this one, to any other, and back to today. */
function Steps({ was: { key, last, next, at }, to }: { was: AsItWas; to: string }) {
  const [, setSearch] = useSearchState()
  const go = (moment: unknown) =>
    typeof moment === 'string' && setSearch({ at: moment, before: undefined, after: undefined }, true)
  return (
    <>
      <span className={classes.moment}>
        <MomentField aria-label={w('at')} value={at} onChange={go} ahead={false} />
      </span>
      {last !== null && (
        <Button icon="left" to={`/was/${key}?before=${last}`}>
          {w('earlier')}
        </Button>
      )}
      {next !== null && (
        <Button icon="right" to={`/was/${key}?after=${next}`}>
          {w('later')}
        </Button>
      )}
      <Button to={to}>{w('today')}</Button>
    </>
  )
}

function Promises({ was: { clocks } }: { was: AsItWas }) {
  if (clocks.length === 0) return null
  return (
    <Panel title={w('promises')}>
      <PanelBody>
        {clocks.map(({ title, headline, cell }) => {
          const facts = clockFacts(cell)
          return facts ? (
            <ClockLine key={cell.id} title={title} {...facts} words={headline} />
          ) : (
            <p key={cell.id}>
              {title}: {headline}
            </p>
          )
        })}
      </PanelBody>
    </Panel>
  )
}

const entry = ({ id, kind, at, outside, author, html, files, why }: WordsThen): TimelineEntry => ({
  kind: 'message',
  id,
  at,
  way: kind === 'note' ? 'internal' : outside ? 'incoming' : 'outgoing',
  who: author.name,
  html,
  fate: why,
  how: files.length > 0 && files.join(', '),
})

const Said = ({ messages }: { messages: AsItWas['messages'] }) =>
  messages.length > 0 && (
    <Panel title={w('messages', { n: messages.length })}>
      <PanelBody>
        <Timeline still entries={messages.map(entry)} />
      </PanelBody>
    </Panel>
  )
