import { Navigate } from '@tanstack/react-router'
import { useAsk } from '#kit/api'
import { PageMissing } from '#kit/page-fault.tsx'
import { usePlaces } from '#kit/record/places.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useParam } from '#kit/url'
import { records } from '../contract.ts'

/** `/go/INC-1042`: leads to the record of this number, or to where it was merged. */
export function Screen() {
  const key = useParam('key')
  const places = usePlaces()
  const { data, isError } = useAsk(records.go, { key })
  if (isError) return <PageMissing />
  if (!data) return <Skeleton shape="rows" />
  const place = places.get(data.kind)
  return place ? <Navigate to={place.to(data.key)} replace /> : <PageMissing />
}
