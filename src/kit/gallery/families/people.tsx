import { Avatar, Person } from '../../avatar.tsx'
import { Link } from '../../link.tsx'
import { Panel, PanelBody } from '../../panel.tsx'
import { LastWords } from '../../record/last-words.tsx'
import { Said } from '../../said.tsx'
import { When } from '../../when.tsx'
import { long } from './texts.ts'

const times = [
  '2026-11-10T08:20:00Z',
  '2026-11-09T15:05:00Z',
  '2026-11-05T09:00:00Z',
  '2025-12-31T09:00:00Z',
  '2026-12-31',
]
const words = [
  { id: '1', who: 'Priya Nair', at: times[0] ?? '', internal: true, html: '<p>Same on all five.</p>' },
  {
    id: '2',
    who: 'Lena Vogt',
    at: times[1] ?? '',
    internal: false,
    html: '<p>Small ones go through, the hull sections never do.</p>',
  },
]

/** Who somebody is, when something was, and what was said last. */
export const People = () => (
  <Panel title="People, times and last words">
    <PanelBody>
      <div className="stack">
        <div className="row wrap">
          <Avatar name="Lena Vogt" alone />
          <Avatar name="Pål Nygård" size="m" alone />
          <Avatar name="Ingrid Solheim" size="l" alone />
          <Avatar alone />
          <Person name="Marit Lund" sub="until 17:00, paged 02:14" />
          <Link to="/kit/pieces">
            <Person name="Tomás Araya" sub="Technician" />
          </Link>
        </div>
        <Person name={long.name} sub={long.word} />
        <p className="row wrap">
          {times.map((at) => (
            <When key={at} at={at} />
          ))}
        </p>
        <p className="row wrap t2">
          {times.slice(0, 3).map((at) => (
            <When key={at} at={at} as="relative" />
          ))}
          {times.slice(0, 4).map((at) => (
            <When key={at} at={at} as="age" />
          ))}
          <When at={times[1] ?? ''} as="exact" />
        </p>
        <p className="t2">
          <Said say={(when) => `Can be taken back until ${when}.`} when={<When at={times[2] ?? ''} />} />
        </p>
        <LastWords words={words} />
      </div>
    </PanelBody>
  </Panel>
)
