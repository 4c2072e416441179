import { useAsk } from '#kit/api'
import { Person as PersonLine } from '#kit/avatar.tsx'
import { Link } from '#kit/link.tsx'
import { Panel as Box, PanelList, PanelRow } from '#kit/panel.tsx'
import { people } from '../contract.ts'
import { AwayPill } from './person-words.tsx'
import { w } from './words.ts'

const most = 10

/** Who works at a place or anywhere within it; shown on the place's own page. */
export function Panel({ id }: { id: string }) {
  const q = `place:${id} -state:left`
  const { data } = useAsk(people.list, { q, limit: most }, { kinds: ['person'] })
  const { data: total } = useAsk(people.count, { q }, { kinds: ['person'] })
  if (!data || !total) return null
  return (
    <Box
      title={w('place.people', { n: total.n })}
      {...(total.n > most && {
        end: <Link to={`/people?q=${encodeURIComponent(q)}`}>{w('place.more')}</Link>,
      })}
    >
      {data.items.length > 0 && (
        <PanelList>
          {data.items.map(({ id: person, key, name, job_title, department, away_until }) => (
            <PanelRow key={person} roomy>
              <span className="grow">
                <Link to={`/people/${key}`}>
                  <PersonLine name={name} sub={[job_title, department?.name].filter(Boolean).join(', ')} />
                </Link>
              </span>
              {away_until && <AwayPill until={away_until} />}
            </PanelRow>
          ))}
        </PanelList>
      )}
    </Box>
  )
}
