import { hash } from 'node:crypto'

/** A SHA-256 hash, 32 bytes. */
export type Hash = Buffer
export const hashBytes = 32

const sha256 = (data: Uint8Array): Hash => hash('sha256', data, 'buffer')
const leafMark = Buffer.of(0)
const nodeMark = Buffer.of(1)

// RFC 9162 §2.1.1: the marks keep a node from being passed off as a leaf.
export const leafHash = (data: string | Uint8Array): Hash =>
  sha256(Buffer.concat([leafMark, typeof data === 'string' ? Buffer.from(data, 'utf8') : data]))
const nodeHash = (left: Hash, right: Hash): Hash => sha256(Buffer.concat([nodeMark, left, right]))

const folded = (subtrees: readonly Hash[]): Hash =>
  subtrees.length === 0
    ? sha256(Buffer.alloc(0))
    : subtrees.reduceRight((right, left) => nodeHash(left, right))

/** A tree's size and the hashes of its complete subtrees, largest first: all that is needed to go on. */
export interface Frontier {
  readonly size: number
  readonly subtrees: readonly Hash[]
}
export const empty: Frontier = { size: 0, subtrees: [] }

/** Grows a tree leaf by leaf; each subtree that becomes complete is told. */
export function growing(from: Frontier, completed?: (level: number, position: number, hash: Hash) => void) {
  const subtrees = [...from.subtrees]
  let { size } = from
  return {
    append(leaf: Hash) {
      let whole = leaf
      let position = size
      for (let level = 1; position % 2 === 1; level++) {
        position = (position - 1) / 2
        whole = nodeHash(subtrees.pop() as Hash, whole)
        completed?.(level, position, whole)
      }
      subtrees.push(whole)
      size++
    },
    root: () => folded(subtrees),
    frontier: (): Frontier => ({ size, subtrees: [...subtrees] }),
  }
}

export function rootOf(leaves: readonly Hash[]): Hash {
  const tree = growing(empty)
  for (const leaf of leaves) tree.append(leaf)
  return tree.root()
}

/** Leaves from one up to, not including, another. */
export type Range = readonly [from: number, to: number]

/** The largest power of two below a number greater than one. */
function splitOf(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** Of which parts of a tree the hashes prove that a leaf is in it (RFC 9162 §2.1.3.1). */
export function inclusionPlan(leaf: number, [from, to]: Range): Range[] {
  if (to - from <= 1) return []
  const middle = from + splitOf(to - from)
  return leaf < middle
    ? [...inclusionPlan(leaf, [from, middle]), [middle, to]]
    : [...inclusionPlan(leaf, [middle, to]), [from, middle]]
}

/** Of which parts of a tree the hashes prove that it began as its first so many leaves (RFC 9162 §2.1.4.1). */
export function consistencyPlan(size: number, [from, to]: Range, isStart = true): Range[] {
  if (size === to - from) return isStart ? [] : [[from, to]]
  const half = splitOf(to - from)
  const middle = from + half
  return size <= half
    ? [...consistencyPlan(size, [from, middle], isStart), [middle, to]]
    : [...consistencyPlan(size - half, [middle, to], false), [from, middle]]
}

/** A complete subtree: the one at that position of those with 2^level leaves. */
export interface Subtree {
  readonly level: number
  readonly position: number
}

/** The complete subtrees that make up a part of a tree as plans name them. */
export function subtreesOf([from, to]: Range): Subtree[] {
  if (to <= from) return []
  let [level, leaves] = [0, 1]
  while (leaves * 2 <= to - from) [level, leaves] = [level + 1, leaves * 2]
  return [{ level, position: from / leaves }, ...subtreesOf([from + leaves, to])]
}
export const rangeHash = folded

const half = (n: number) => Math.floor(n / 2)

/** Walks up from a node by the parts of a proof, each its neighbour to the left or right; false where the parts do not fit. */
function climbs(
  [node, last]: readonly [number, number],
  proof: readonly Hash[],
  take: (part: Hash, isLeft: boolean) => void,
): boolean {
  let [fn, sn] = [node, last]
  for (const part of proof) {
    if (sn === 0) return false
    const isLeft = fn % 2 === 1 || fn === sn
    take(part, isLeft)
    if (isLeft) while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0
}

/** The root that a leaf and its proof lead to; undefined where the proof does not fit (RFC 9162 §2.1.3.2). */
export function rootByInclusion(
  leaf: number,
  size: number,
  leafHash: Hash,
  proof: readonly Hash[],
): Hash | undefined {
  if (leaf >= size) return undefined
  let root = leafHash
  const fits = climbs([leaf, size - 1], proof, (part, isLeft) => {
    root = isLeft ? nodeHash(part, root) : nodeHash(root, part)
  })
  return fits ? root : undefined
}

interface Sized {
  readonly size: number
  readonly root: Hash
}

/** Whether the larger tree begins with all of the smaller one, unchanged (RFC 9162 §2.1.4.2). */
export function isConsistent(first: Sized, second: Sized, proof: readonly Hash[]): boolean {
  if (first.size === second.size) return proof.length === 0 && first.root.equals(second.root)
  if (first.size < 1 || first.size > second.size) return false
  let [fn, sn] = [first.size - 1, second.size - 1]
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)]
  // A first tree that is complete is where the proof begins; it does not say its root again.
  const [start, ...rest] = fn === 0 ? [first.root, ...proof] : proof
  if (!start) return false
  let [fr, sr] = [start, start]
  const fits = climbs([fn, sn], rest, (part, isLeft) => {
    if (isLeft) fr = nodeHash(part, fr)
    sr = isLeft ? nodeHash(part, sr) : nodeHash(sr, part)
  })
  return fits && fr.equals(first.root) && sr.equals(second.root)
}
