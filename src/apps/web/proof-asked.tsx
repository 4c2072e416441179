import { lazy, Suspense, useState } from 'react'
import { useProofAsked } from '#kit/proof'
import type { Room } from '#kit/room'

/** Over whatever page is open, when the server asks who it is before it does something dangerous. */
export function ProofAsked({ dialog }: { dialog: NonNullable<Room['proofDialog']> }) {
  const [Dialog] = useState(() => lazy(async () => ({ default: (await dialog()).Screen })))
  return (
    useProofAsked() && (
      <Suspense>
        <Dialog />
      </Suspense>
    )
  )
}
