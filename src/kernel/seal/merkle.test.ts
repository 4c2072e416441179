import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  consistencyPlan,
  empty,
  growing,
  type Hash,
  inclusionPlan,
  isConsistent,
  leafHash,
  type Range,
  rangeHash,
  rootByInclusion,
  rootOf,
  subtreesOf,
} from './merkle.ts'

interface Vectors {
  leaves_hex: string[]
  leaf_hashes: string[]
  roots: Record<string, string>
  inclusion: { index: number; size: number; proof: string[] }[]
  consistency: { from: number; to: number; proof: string[] }[]
}
const vectors = JSON.parse(readFileSync(join(import.meta.dirname, 'rfc9162-vectors.json'), 'utf8')) as Vectors
const bytes = (hex: string) => Buffer.from(hex, 'hex')
const known = vectors.leaves_hex.map((hex) => leafHash(bytes(hex)))

// The RFC's own words, by recursion over all leaves: slow, and the oracle for what is not.
const sha = (...parts: Uint8Array[]) => {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return sum.digest()
}
const split = (n: number) => 2 ** Math.ceil(Math.log2(n) - 1)
function mth(d: readonly Hash[]): Hash {
  if (d.length === 0) return sha()
  if (d.length === 1) return d[0] as Hash
  const k = split(d.length)
  return sha(Buffer.of(1), mth(d.slice(0, k)), mth(d.slice(k)))
}
function path(m: number, d: readonly Hash[]): Hash[] {
  if (d.length === 1) return []
  const k = split(d.length)
  return m < k
    ? [...path(m, d.slice(0, k)), mth(d.slice(k))]
    : [...path(m - k, d.slice(k)), mth(d.slice(0, k))]
}
function subproof(m: number, d: readonly Hash[], b: boolean): Hash[] {
  if (m === d.length) return b ? [] : [mth(d)]
  const k = split(d.length)
  return m <= k
    ? [...subproof(m, d.slice(0, k), b), mth(d.slice(k))]
    : [...subproof(m - k, d.slice(k), false), mth(d.slice(0, k))]
}

/** A proof as the store makes it: from hashes of complete subtrees. */
const proofOf = (plan: readonly Range[], leaves: readonly Hash[]) =>
  plan.map((range) =>
    rangeHash(
      subtreesOf(range).map(({ level, position }) =>
        rootOf(leaves.slice(position * 2 ** level, (position + 1) * 2 ** level)),
      ),
    ),
  )

const leavesOf = (n: number) => Array.from({ length: n }, (_, i) => leafHash(`event ${i}`))
const sizes = fc.integer({ min: 1, max: 130 })

/** Each way in which one byte of it is another. */
const changedBytes = (hash: Hash) => [...hash].map((byte, n) => Buffer.from(hash).fill(byte ^ 1, n, n + 1))

test('leaves and roots are those of the vectors', () => {
  expect(known.map((leaf) => leaf.toString('hex'))).toEqual(vectors.leaf_hashes)
  for (const [size, root] of Object.entries(vectors.roots))
    expect(rootOf(known.slice(0, Number(size))).toString('hex')).toBe(root)
})

test.each(vectors.inclusion)('leaf $index of $size is proved as the vectors do', ({ index, size, proof }) => {
  const leaf = known[index] as Hash
  expect(proofOf(inclusionPlan(index, [0, size]), known).map((part) => part.toString('hex'))).toEqual(proof)
  expect(rootByInclusion(index, size, leaf, proof.map(bytes))?.toString('hex')).toBe(vectors.roots[size])
})

test.each(vectors.consistency)('$from leads to $to as the vectors prove it', ({ from, to, proof }) => {
  const [first, second] = [from, to].map((size) => ({ size, root: bytes(vectors.roots[size] ?? '') }))
  expect(proofOf(consistencyPlan(from, [0, to]), known).map((part) => part.toString('hex'))).toEqual(proof)
  expect(first && second && isConsistent(first, second, proof.map(bytes))).toBe(true)
})

test('a tree that grows leaf by leaf has at each size the root that the RFC gives it', () => {
  const leaves = leavesOf(70)
  const tree = growing(empty)
  leaves.forEach((leaf, n) => {
    tree.append(leaf)
    expect(tree.root()).toEqual(mth(leaves.slice(0, n + 1)))
  })
})

test('it may be put down and taken up at any size, and tells each subtree once', () => {
  fc.assert(
    fc.property(sizes, sizes, (before, more) => {
      const leaves = leavesOf(before + more)
      const told: string[] = []
      const tell = (level: number, position: number, hash: Hash) => {
        told.push(`${level} ${position}`)
        expect(hash).toEqual(mth(leaves.slice(position * 2 ** level, (position + 1) * 2 ** level)))
      }
      const first = growing(empty, tell)
      for (const leaf of leaves.slice(0, before)) first.append(leaf)
      const then = growing(first.frontier(), tell)
      for (const leaf of leaves.slice(before)) then.append(leaf)
      expect(then.root()).toEqual(mth(leaves))
      expect(new Set(told).size).toBe(told.length)
    }),
    { numRuns: 20 },
  )
})

test('proofs are those of the RFC, and each verifies', () => {
  fc.assert(
    fc.property(sizes, sizes, (a, b) => {
      const [small, size] = [Math.min(a, b), Math.max(a, b)]
      const leaves = leavesOf(size)
      const root = mth(leaves)
      const inclusion = proofOf(inclusionPlan(small - 1, [0, size]), leaves)
      expect(inclusion).toEqual(path(small - 1, leaves))
      expect(rootByInclusion(small - 1, size, leaves[small - 1] as Hash, inclusion)).toEqual(root)
      const consistency = proofOf(consistencyPlan(small, [0, size]), leaves)
      expect(consistency).toEqual(subproof(small, leaves, true))
      const first = { size: small, root: mth(leaves.slice(0, small)) }
      expect(isConsistent(first, { size, root }, consistency)).toBe(true)
    }),
    { numRuns: 40 },
  )
})

test('any byte that is another, anywhere, is refused', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), (size, any) => {
      const leaves = leavesOf(size)
      const root = mth(leaves)
      const index = any % size
      const leaf = leaves[index] as Hash
      const proof = path(index, leaves)
      const isProved = (hash: Hash, parts: readonly Hash[], at = index, of = size) =>
        rootByInclusion(at, of, hash, parts)?.equals(root) ?? false
      for (const other of changedBytes(leaf)) expect(isProved(other, proof)).toBe(false)
      proof.forEach((part, n) => {
        for (const other of changedBytes(part)) expect(isProved(leaf, proof.with(n, other))).toBe(false)
      })
      expect(isProved(leaf, proof.slice(1))).toBe(false)
      expect(isProved(leaf, [...proof, root])).toBe(false)
      expect(isProved(leaf, proof, size)).toBe(false)
      for (let at = 0; at < size; at++) expect(isProved(leaf, proof, at)).toBe(at === index)
    }),
    { numRuns: 15 },
  )
})

test('a history that was rewritten is no continuation', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), (size, any) => {
      const from = 1 + (any % (size - 1))
      const leaves = leavesOf(size)
      const proof = subproof(from, leaves, true)
      const [first, second] = [
        { size: from, root: mth(leaves.slice(0, from)) },
        { size, root: mth(leaves) },
      ]
      for (const root of changedBytes(first.root))
        expect(isConsistent({ ...first, root }, second, proof)).toBe(false)
      for (const root of changedBytes(second.root))
        expect(isConsistent(first, { ...second, root }, proof)).toBe(false)
      proof.forEach((part, n) => {
        for (const other of changedBytes(part))
          expect(isConsistent(first, second, proof.with(n, other))).toBe(false)
      })
      expect(isConsistent(first, second, [...proof, first.root])).toBe(false)
      expect(isConsistent(first, second, proof.slice(0, -1))).toBe(false)
      const swapped = mth(leaves.with(0, leaves[from] as Hash))
      expect(isConsistent({ size: from, root: swapped }, second, proof)).toBe(false)
    }),
    { numRuns: 15 },
  )
})
