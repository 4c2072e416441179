import { Person as PersonLine } from '#kit/avatar.tsx'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { Mark } from '#kit/pill.tsx'
import type { Person } from './person-page.tsx'
import classes from './around.module.css'
import { w } from './words.ts'

type Colleague = Person['managers'][number]

/** Where someone stands among others: managers above, reports below, teams beside. */
export function Around({ person }: { person: Person }) {
  const manager = person.managers.at(-1)
  return (
    <div className={classes.around}>
      <Panel title={manager ? w('org', { name: manager.name }) : w('org.top')}>
        <PanelList>
          {person.managers.map((one, depth) => (
            <Row key={one.id} person={one} depth={depth} />
          ))}
          <Row person={person} depth={person.managers.length} isSelf />
        </PanelList>
      </Panel>
      <Panel
        title={
          person.reports.length === 0
            ? w('org.none', { name: person.name })
            : w('org.reports', { n: person.reports.length, name: person.name })
        }
        {...(person.reports.length > 0 && {
          end: <Link to={`/people?q=${encodeURIComponent(`manager:${person.key}`)}`}>{w('place.more')}</Link>,
        })}
      >
        {person.reports.length > 0 && (
          <PanelList>
            {person.reports.slice(0, 12).map((one) => (
              <Row key={one.id} person={one} depth={0} />
            ))}
          </PanelList>
        )}
      </Panel>
      <Panel title={person.teams.length === 0 ? w('teams.none') : w('teams.in', { n: person.teams.length })}>
        {person.teams.length > 0 && (
          <PanelList>
            {person.teams.map((team) => (
              <PanelRow key={team.id}>
                <Icon name="users" />
                <Link to={`/people/teams/${team.key}`} className="grow cut">
                  {team.name}
                </Link>
                {team.lead && (
                  <Mark tone="info" icon="flag">
                    {w('lead')}
                  </Mark>
                )}
              </PanelRow>
            ))}
          </PanelList>
        )}
      </Panel>
    </div>
  )
}

function Row({ person, depth, isSelf }: { person: Colleague; depth: number; isSelf?: boolean }) {
  const line = <PersonLine name={person.name} sub={person.job_title} size="s" />
  return (
    <PanelRow roomy>
      <span className={classes.step} style={{ marginInlineStart: depth * 14 }}>
        {isSelf ? (
          line
        ) : (
          <Link to={`/people/${person.key}`} className={classes.quiet}>
            {line}
          </Link>
        )}
      </span>
    </PanelRow>
  )
}
