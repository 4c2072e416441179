import { useAsk, useCommand } from '#kit/api'
import { Person } from '#kit/avatar.tsx'
import { EditInPlace } from '#kit/form/edit-in-place.tsx'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { Line, Section } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { When } from '#kit/when.tsx'
import { links } from '#facets/links/contract'
import { watchers } from '#facets/watchers/contract'
import { desk, type Ticket } from '../contract.ts'
import { Clocks } from '#facets/clocks/ui/clocks.tsx'
import { findCategories, findPeople, findPlaces, findTeams } from './finders.ts'
import { levels } from './levels.ts'
import { w } from './words.ts'

/** Beside the story: who asks, how the clocks stand, what it is linked to, and its facts, edited where they stand. */
export function TicketSide({ ticket }: { ticket: Ticket }) {
  return (
    <>
      {ticket.requester && (
        <Section title={w('asks')} end={<When at={ticket.opened_at} />}>
          <Person name={ticket.requester.name} sub={ticket.place?.name ?? ''} />
        </Section>
      )}
      <Section title={w('clocks')} end={ticket.clocks[0]?.label}>
        <Clocks clocks={ticket.clocks} />
      </Section>
      <Links id={ticket.id} />
      <Concerned id={ticket.id} />
      <TicketFacts ticket={ticket} />
    </>
  )
}

function Links({ id }: { id: string }) {
  const { data } = useAsk(links.list, { id })
  if (!data || data.items.length === 0) return null
  return (
    <Section title={w('links')}>
      {data.items.map(({ record, title, relation }) => (
        <Line key={`${relation} ${record.id}`} icon={<Icon name="link" />} end={title}>
          <Link to={`/go/${record.key}`}>{record.key}</Link> {record.title}
        </Line>
      ))}
    </Section>
  )
}

function Concerned({ id }: { id: string }) {
  const { data } = useAsk(watchers.list, { id })
  if (!data || data.items.length === 0) return null
  return (
    <Section title={w('people')}>
      {data.items.map(({ person, role }) => (
        <Line
          key={`${role} ${person.id}`}
          icon={<Icon name={role === 'watcher' ? 'eye' : role === 'copied' ? 'mail' : 'user'} />}
        >
          {person.name}
        </Line>
      ))}
    </Section>
  )
}

const schema = desk.change.input
type Key = 'category_id' | 'team_id' | 'assignee_id' | 'requester_id' | 'place_id'
const searches = {
  category_id: findCategories,
  team_id: findTeams,
  assignee_id: findPeople,
  requester_id: findPeople,
  place_id: findPlaces,
}

function TicketFacts({ ticket }: { ticket: Ticket }) {
  const change = useCommand(desk.change)
  const refused = ticket.can.change === true ? null : ticket.can.change
  const save = (name: string) => (value: unknown) => change.mutateAsync({ id: ticket.id, [name]: value })
  const linked = (name: Key, now: { id: string; name: string } | null) => (
    <Prop title={schema.shape[name].meta()?.title ?? name}>
      <EditInPlace
        schema={schema}
        name={name}
        value={now?.id}
        known={now ? [{ id: now.id, title: now.name, to: '' }] : []}
        search={searches[name]}
        refused={refused}
        save={save(name)}
      >
        {now?.name}
      </EditInPlace>
    </Prop>
  )
  const plain = (name: 'impact' | 'urgency' | 'cause' | 'resolution', shown: string) => (
    <Prop title={schema.shape[name].meta()?.title ?? name}>
      <EditInPlace
        schema={schema}
        name={name}
        value={String(ticket[name])}
        {...(name === 'impact' || name === 'urgency' ? { choices: levels() } : {})}
        refused={refused}
        save={save(name)}
      >
        {shown}
      </EditInPlace>
    </Prop>
  )
  return (
    <Section title={w('facts')}>
      <PropsList>
        {linked('category_id', ticket.category)}
        {linked('team_id', ticket.team)}
        {linked('assignee_id', ticket.assignee)}
        {linked('requester_id', ticket.requester)}
        {linked('place_id', ticket.place)}
        {plain('impact', w(`level.${ticket.impact as 1 | 2 | 3}`))}
        {plain('urgency', w(`level.${ticket.urgency as 1 | 2 | 3}`))}
        {ticket.inside && plain('cause', ticket.cause)}
        {plain('resolution', ticket.resolution)}
        {ticket.inside && (
          <Prop title={desk.spendTime.input.shape.minutes.meta()?.title ?? ''}>
            {w('minutes', { minutes: ticket.minutes })}
          </Prop>
        )}
        {ticket.tags.length > 0 && <Prop title={w('selected.tag')}>{ticket.tags.join(', ')}</Prop>}
      </PropsList>
    </Section>
  )
}
