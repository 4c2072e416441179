import { Navigate } from '@tanstack/react-router'
import { useSections } from '#kit/administration.tsx'
import { PageMissing } from '#kit/page-fault.tsx'

/** The administration's front: the first section that the reader may enter. */
export function Screen() {
  const [first] = useSections()
  return first ? <Navigate to={first.to} replace /> : <PageMissing />
}
