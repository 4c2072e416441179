import type { EventProof, GrowthProof, Head, Proof } from '#lib/sealed'
import { commitmentOf } from '../events.ts'
import { isSigned } from './head.ts'
import { leafOf } from './leaf.ts'
import { isConsistent, rootByInclusion } from './merkle.ts'

/** What is wrong with a proof: nothing, or the first thing that does not hold. */
export type Flaw = 'signature' | 'path' | 'content'

const bytes = (hex: string) => Buffer.from(hex, 'hex')
const rooted = ({ size, root }: Head) => ({ size, root: bytes(root) })

function flawOfEvent({ event, content, leaf, path, head }: EventProof): Flaw | null {
  if (!isSigned(head)) return 'signature'
  const root = rootByInclusion(leaf, head.size, leafOf(event), path.map(bytes))
  if (root?.toString('hex') !== head.root) return 'path'
  if (content === null) return null
  const commitment = commitmentOf(bytes(content.salt), content.payload).toString('hex')
  return commitment === event.commitment ? null : 'content'
}

function flawOfGrowth({ from, to, path }: GrowthProof): Flaw | null {
  if (!isSigned(from) || !isSigned(to) || from.key !== to.key) return 'signature'
  return isConsistent(rooted(from), rooted(to), path.map(bytes)) ? null : 'path'
}

/** Checks a proof by itself. Whose key signed it must be known from elsewhere. */
export const flawOf = (proof: Proof): Flaw | null =>
  proof.proof === 'wheelhouse event 1' ? flawOfEvent(proof) : flawOfGrowth(proof)

export const keyOf = (proof: Proof) => (proof.proof === 'wheelhouse event 1' ? proof.head.key : proof.to.key)
