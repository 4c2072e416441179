import { Link } from '#kit/link.tsx'
import { placeOf, usePlaces } from '#kit/record/places.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { When } from '#kit/when.tsx'
import type { AuditItem } from '#facets/history/contract'
import { w } from './words.ts'

export const auditColumns: Column<AuditItem>[] = [
  { key: 'at', title: w('when'), width: 112, cell: ({ at }) => <When at={at} /> },
  {
    key: 'lines',
    title: w('what'),
    width: '3fr',
    main: true,
    cell: ({ lines }) => (
      <span className="cut" title={lines.join('\n')}>
        {lines.join(' · ')}
      </span>
    ),
  },
  {
    key: 'subject',
    title: w('about'),
    width: '1fr',
    cell: (item) => <About {...item} />,
    under: (item) => <About key="about" {...item} />,
  },
  {
    key: 'kind',
    title: w('kind'),
    width: 168,
    cell: ({ kind }) => <span className="mono f12 t3 cut">{kind}</span>,
  },
]

/** The record that an event is about, as far as the reader may see it. */
export function About({ subject: { kind, key, title }, restricted }: AuditItem) {
  const places = usePlaces()
  if (key === null) return <span className="t3">{restricted ? `${kind}, ${w('restricted')}` : kind}</span>
  return (
    <span className="cut">
      <Link to={placeOf(places, { kind, key }).to}>{key}</Link> {title}
    </span>
  )
}
