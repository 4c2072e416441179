import type { ReactNode } from 'react'
import { fieldOf } from '#kit/fields-of'
import { useCommand } from '#kit/api'
import { Person } from '#kit/avatar.tsx'
import { EditInPlace, underField } from '#kit/form/edit-in-place.tsx'
import { known } from '#kit/form/known'
import { Section } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { useNow } from '#kit/reader.tsx'
import { whyNot } from '#kit/record/why-not'
import { When } from '#kit/when.tsx'
import { CustomFacts } from '#facets/custom-fields/ui/custom-facts.tsx'
import { FilesSection } from '#facets/files/ui/files-section.tsx'
import { LinksSection } from '#facets/links/ui/links-section.tsx'
import { TagsFact } from '#facets/tags/ui/tags-fact.tsx'
import { ConcernedSection } from '#facets/watchers/ui/concerned-section.tsx'
import { AskerDevices } from './asker-devices.tsx'
import { desk, type Ticket, TicketRow } from '../contract.ts'
import { Clocks } from '#facets/clocks/ui/clocks.tsx'
import { findCategories, findPeople, findPlaces, findTeams } from './finders.ts'
import { MergedClocks, MergedHere } from './merged.tsx'
import { levels } from './levels.ts'
import { askerOf } from './ticket-words.tsx'
import { useAssignees } from './use-assignees.ts'
import { OnPlan } from './on-plan.tsx'
import { TimeSpent } from './time-dialog.tsx'
import { w } from './words.ts'

/** Beside the story: who asks, how the clocks stand, what it is linked to, and its facts, edited where they stand. */
export function TicketSide({ ticket }: { ticket: Ticket }) {
  if (!ticket.inside) return <Outside ticket={ticket} />
  const refused = whyNot(ticket.can.change)
  const asker = askerOf(ticket)
  return (
    <>
      {asker && (
        <Section title={w('asks')} end={<When at={ticket.opened_at} />}>
          <Person name={asker.name} sub={ticket.place?.name ?? ''} />
        </Section>
      )}
      {ticket.requester && <AskerDevices person={ticket.requester.id} />}
      <Section title={w('clocks')} end={ticket.clocks[0]?.label}>
        <Clocks clocks={ticket.clocks} />
        <MergedClocks ticket={ticket} />
      </Section>
      <MergedHere ticket={ticket} />
      <LinksSection record={ticket} refused={refused} />
      <ConcernedSection record={ticket} refused={refused} search={findPeople} />
      <FilesSection record={ticket} refused={refused} outsiders />
      <TicketFacts ticket={ticket} />
      <OwnFacts ticket={ticket} />
    </>
  )
}

const titleOf = (name: 'category_id' | 'place_id' | 'resolution') => fieldOf(schema, name).title

/** What who asked needs to know: no targets of the desk, no weights. */
function Outside({ ticket }: { ticket: Ticket }) {
  const { opened_at, category, place, phase, due_at, resolution } = ticket
  const working = ticket.assignee ?? ticket.team
  const awaited = phase === 'new' || phase === 'active' ? due_at : null
  const now = useNow()
  const isLate = awaited !== null && Date.parse(awaited) < now
  const facts: [title: string, shown: ReactNode][] = [
    [fieldOf(TicketRow, 'opened_at').title, <When key="opened" at={opened_at} />],
    [w(isLate ? 'expected.late' : 'expected'), awaited && <When key="due" at={awaited} />],
    [w('works-on-it'), working?.name],
    [titleOf('category_id'), category?.name],
    [titleOf('place_id'), place?.name],
    [titleOf('resolution'), resolution],
  ]
  return (
    <>
      <Section title={w('facts')}>
        <PropsList>
          {facts.map(
            ([title, shown]) =>
              shown && (
                <Prop key={title} title={title}>
                  {shown}
                </Prop>
              ),
          )}
        </PropsList>
      </Section>
      <FilesSection record={ticket} refused={whyNot(ticket.can.reply)} />
      <OwnFacts ticket={ticket} />
    </>
  )
}

function OwnFacts({ ticket }: { ticket: Ticket }) {
  const change = useCommand(desk.change, { form: underField })
  return (
    <CustomFacts
      kind={ticket.kind}
      values={ticket.custom}
      version={ticket.version}
      refused={whyNot(ticket.can.change)}
      save={(custom, version) => change.mutateAsync({ id: ticket.id, version, custom })}
    />
  )
}

const schema = desk.change.input
type Key = 'category_id' | 'team_id' | 'assignee_id' | 'requester_id' | 'place_id'
const findFor = {
  category_id: findCategories,
  team_id: findTeams,
  requester_id: findPeople,
  place_id: findPlaces,
}

function TicketFacts({ ticket }: { ticket: Ticket }) {
  const findAssignees = useAssignees(ticket.team?.id)
  const change = useCommand(desk.change, { form: underField })
  const refused = whyNot(ticket.can.change)
  const save = (name: string) => (value: unknown, version: number | undefined) =>
    change.mutateAsync({ id: ticket.id, version, [name]: value })
  const linked = (name: Key, now: { id: string; name: string } | null) => (
    <Prop title={fieldOf(schema, name).title}>
      <EditInPlace
        schema={schema}
        name={name}
        value={now?.id}
        known={known(now)}
        search={name === 'assignee_id' ? findAssignees : findFor[name]}
        version={ticket.version}
        refused={refused}
        save={save(name)}
      >
        {now?.name}
      </EditInPlace>
    </Prop>
  )
  const plain = (name: 'impact' | 'urgency' | 'cause' | 'resolution', shown: string) => (
    <Prop title={fieldOf(schema, name).title}>
      <EditInPlace
        schema={schema}
        name={name}
        value={String(ticket[name])}
        {...(name === 'impact' || name === 'urgency' ? { choices: levels() } : {})}
        version={ticket.version}
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
        {ticket.place && <OnPlan place={ticket.place.id} />}
        {plain('impact', w(`level.${ticket.impact as 1 | 2 | 3}`))}
        {plain('urgency', w(`level.${ticket.urgency as 1 | 2 | 3}`))}
        {plain('cause', ticket.cause)}
        {plain('resolution', ticket.resolution)}
        <Prop title={w('spent')}>
          <TimeSpent ticket={ticket} />
        </Prop>
        <Prop title={fieldOf(TicketRow, 'tags').title}>
          <TagsFact record={ticket} refused={refused} touches={['desk']} />
        </Prop>
      </PropsList>
    </Section>
  )
}
