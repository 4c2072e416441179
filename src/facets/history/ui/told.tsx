import { Link } from '#kit/link.tsx'
import { placeOf, usePlaces } from '#kit/record/places.tsx'
import type { HistoryItem } from '../contract.ts'
import { piecesOf } from './pieces.ts'

/** What happened, in a sentence or several; the number of another record leads to it, with `own` also where that one was merged into this. */
export function Told({ lines, records, own }: Pick<HistoryItem, 'lines' | 'records'> & { own?: boolean }) {
  const places = usePlaces()
  const known = new Map(records.map((record) => [record.key, record]))
  return piecesOf(lines.join(' · '), [...known.keys()]).map((piece, n) => {
    const record = known.get(piece)
    return record ? (
      <Link key={n} to={placeOf(places, record).to + (own ? '?own=1' : '')}>
        {piece}
      </Link>
    ) : (
      piece
    )
  })
}
