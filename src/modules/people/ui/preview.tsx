import { useAsk } from '#kit/api'
import { Person } from '#kit/avatar.tsx'
import { IconButton } from '#kit/button.tsx'
import { Section } from '#kit/panel.tsx'
import { useNow } from '#kit/reader.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { Link } from '#kit/link.tsx'
import { fieldOf } from '#kit/fields-of'
import { people } from '../contract.ts'
import { Contacts } from './contacts.tsx'
import { AwayPill, StatePill, VipPill } from './person-words.tsx'
import { w } from './words.ts'
import { awayNow } from './away.ts'

/** The person under the cursor, beside the list: who they are, how to reach them, where they belong. */
export function Preview({ id }: { id: string }) {
  const { data: person } = useAsk(people.get, { id }, { kinds: ['person'], keep: true })
  const now = useNow()
  if (!person) return <Skeleton shape="record" />
  const away = awayNow(person.absences, now)
  return (
    <>
      <Section
        title={<Link to={`/people/${person.key}`}>{person.key}</Link>}
        end={<IconButton icon="arrow" label={w('open')} to={`/people/${person.key}`} />}
      >
        <Person name={person.name} sub={[person.job_title, person.company].filter(Boolean).join(', ')} />
        <div className="row wrap">
          <StatePill state={person.state} />
          {person.vip && <VipPill />}
          {away && <AwayPill until={away.ends_on} />}
        </div>
      </Section>
      <Section title={w('contact')}>
        <Contacts person={person} />
      </Section>
      <Section title={w('work')}>
        <PropsList>
          <Prop title={w('department')}>{person.departments.at(-1)?.name}</Prop>
          <Prop title={fieldOf(people.save.input, 'manager_id').title}>{person.managers.at(-1)?.name}</Prop>
          <Prop title={w('whereabouts')}>{[...person.place].map(({ name }) => name).join(' › ')}</Prop>
          <Prop title={w('teams')}>{person.teams.map(({ name }) => name).join(', ')}</Prop>
        </PropsList>
      </Section>
    </>
  )
}
