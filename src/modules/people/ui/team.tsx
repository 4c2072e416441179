import { Switch } from '@mantine/core'
import { useState } from 'react'
import { ask, useCommand } from '#kit/api'
import type { Action } from '#kit/action-bar.tsx'
import { Person as PersonLine } from '#kit/avatar.tsx'
import { Button, CloseButton } from '#kit/button.tsx'
import { zoneChoices } from '#kit/form/choices'
import { EditInPlace, underField } from '#kit/form/edit-in-place.tsx'
import { known } from '#kit/form/known'
import { RecordPicker } from '#kit/form/record-picker.tsx'
import { Link } from '#kit/link.tsx'
import { Panel, PanelBody, PanelList, PanelRow, Section } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { NameInPlace } from '#kit/record/name-in-place.tsx'
import { RecordPage } from '#kit/record/record-page.tsx'
import { tell } from '#kit/toast.tsx'
import type { Reply } from '#lib/contract'
import { RecordBody } from '#facets/history/ui/record-body.tsx'
import { fieldOf } from '#kit/fields-of'
import { whyNot } from '#kit/record/why-not'
import { OneRecord } from '#facets/pages/ui/one-record.tsx'
import { refusedUnless } from '#facets/pages/ui/writable'
import { people } from '../contract.ts'
import { findCalendars, findPeople } from './finders.ts'
import { AwayPill } from './person-words.tsx'
import { w } from './words.ts'

type Team = Reply<typeof people.team>

/** One team: who is in it and leads it, and what it is told to go by. */
export const Screen = () => (
  <OneRecord by={people.team} kinds={['team', 'person']}>
    {(team) => <Shown team={team} />}
  </OneRecord>
)

function Shown({ team }: { team: Team }) {
  const save = useCommand(people.saveTeam, { form: underField })
  const archive = useCommand(people.archiveTeam)
  const actions: Action[] = team.can.manage
    ? [
        {
          name: 'archive',
          title: w(team.archived ? 'team.restore' : 'team.archive'),
          icon: team.archived ? 'undo' : 'archive',
          busy: archive.isPending,
          run: () => archive.mutate({ id: team.id, archived: !team.archived }),
        },
      ]
    : []
  return (
    <RecordPage
      id={team.id}
      recordKey={team.key}
      title={team.name}
      heading={
        <NameInPlace
          schema={people.saveTeam.input}
          of={team}
          refused={refusedUnless(team.can.manage)}
          save={save.mutateAsync}
        />
      }
      to={`/people/teams/${team.key}`}
      icon="users"
      crumbs={[
        { title: w('people'), to: '/people' },
        { title: w('teams'), to: '/people/teams' },
      ]}
      facts={team.archived && <Pill icon="archive">{w('team.archived')}</Pill>}
      actions={actions}
      side={<Side team={team} />}
    >
      <RecordBody id={team.id} kind="team">
        <Members team={team} />
      </RecordBody>
    </RecordPage>
  )
}

function Members({ team }: { team: Team }) {
  const [adding, setAdding] = useState(false)
  const change = useCommand(people.changeMembers)
  const refused = whyNot(team.can.members)
  const remove = useCommand(people.changeMembers)
  const takeOut = ({ id: person_id, name, lead }: Team['members'][number]) =>
    remove.mutate(
      { id: team.id, remove: [person_id] },
      {
        onSuccess: () =>
          tell({
            text: w('team.removed', { name }),
            undo: () => ask(people.changeMembers, { id: team.id, put: [{ person_id, lead }] }),
          }),
      },
    )
  return (
    <Panel
      title={w('team.members', { n: team.members.length })}
      {...(team.can.manage && {
        end: (
          <Button size="s" icon="plus" refused={refused} onClick={() => setAdding(true)}>
            {w('team.add')}
          </Button>
        ),
      })}
    >
      {adding && (
        <PanelBody>
          <RecordPicker
            name="member"
            label={w('team.who')}
            value={[]}
            many={false}
            autoFocus
            search={async (text, signal) => {
              const inside = new Set(team.members.map(({ id }) => id))
              return (await findPeople(text, signal)).filter(({ id }) => !inside.has(id))
            }}
            onChange={(id) => {
              if (typeof id === 'string') change.mutate({ id: team.id, put: [{ person_id: id }] })
              setAdding(false)
            }}
          />
        </PanelBody>
      )}
      <PanelList>
        {team.members.map((member) => (
          <PanelRow key={member.id} roomy>
            <span className="row wrap grow">
              <Link to={`/people/${member.key}`} style={{ flex: '1 1 140px' }}>
                <PersonLine name={member.name} sub={member.job_title} />
              </Link>
              {member.away_until && <AwayPill until={member.away_until} />}
            </span>
            {team.can.members === true ? (
              <>
                <Switch
                  label={w('team.lead')}
                  aria-label={w('team.leads', { name: member.name })}
                  checked={member.lead}
                  onChange={(event) =>
                    change.mutate({
                      id: team.id,
                      put: [{ person_id: member.id, lead: event.currentTarget.checked }],
                    })
                  }
                />
                <CloseButton
                  label={w('team.remove', { name: member.name })}
                  onClick={() => takeOut(member)}
                />
              </>
            ) : (
              member.lead && (
                <Pill tone="info" icon="flag">
                  {w('lead')}
                </Pill>
              )
            )}
          </PanelRow>
        ))}
      </PanelList>
    </Panel>
  )
}

function Side({ team }: { team: Team }) {
  const save = useCommand(people.saveTeam)
  const { input } = people.saveTeam
  const fact = (name: 'description' | 'email' | 'zone', value: string | null) => (
    <Prop title={fieldOf(input, name).title}>
      {team.can.manage ? (
        <EditInPlace
          schema={input}
          name={name}
          value={value}
          {...(name === 'zone' && { choices: zoneChoices() })}
          version={team.version}
          save={(next, version) => save.mutateAsync({ id: team.id, version, [name]: next })}
        >
          {value}
        </EditInPlace>
      ) : (
        value
      )}
    </Prop>
  )
  return (
    <Section title={w('facts')}>
      <PropsList>
        {fact('description', team.description)}
        {fact('email', team.email)}
        {fact('zone', team.zone)}
        <Prop title={fieldOf(input, 'calendar_id').title}>
          {team.can.manage ? (
            <EditInPlace
              schema={input}
              name="calendar_id"
              value={team.calendar?.id}
              search={findCalendars}
              known={known(team.calendar)}
              version={team.version}
              save={(next, version) =>
                save.mutateAsync({
                  id: team.id,
                  version,
                  calendar_id: typeof next === 'string' ? next : null,
                })
              }
            >
              {team.calendar?.name}
            </EditInPlace>
          ) : (
            team.calendar?.name
          )}
        </Prop>
      </PropsList>
    </Section>
  )
}
