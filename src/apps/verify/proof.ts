import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { Refusal } from '#lib/refusal'
import { Proof } from '#lib/sealed'
import { flawOf, keyOf } from '#kernel/seal/check-proof'
import { w } from './words.ts'

const read = async (file: string): Promise<string> => {
  try {
    return await (file === '-' ? text(process.stdin) : readFile(file, 'utf8'))
  } catch (error) {
    throw new Refusal(
      'invalid',
      w.later('no-file', { file, why: (error as NodeJS.ErrnoException).code ?? '' }),
    )
  }
}

async function proofIn(file: string): Promise<Proof> {
  try {
    return Proof.parse(JSON.parse(await read(file)))
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('invalid', w.later('bad-proof', { file }))
  }
}

function saysOf(proof: Proof): string[] {
  if (proof.proof === 'wheelhouse growth 1') {
    const { from, to } = proof
    return [w('proof-growth', { from: from.size, first: from.at, to: to.size, second: to.at })]
  }
  const { event, content, leaf, head } = proof
  const { id, kind, at } = event
  return [
    w('proof-event', { event: id, kind, at, leaf, size: head.size, sealed: head.at }),
    content ? w('proof-content', { payload: content.payload }) : w('proof-no-content'),
  ]
}

/** Whether an exported proof holds, and in sentences what it proves. Asks nobody: not the house, not its database. */
export async function checkProof(
  file: string,
  keys: readonly string[],
): Promise<{ holds: boolean; lines: string[] }> {
  const proof = await proofIn(file)
  const flaw = flawOf(proof)
  if (flaw) return { holds: false, lines: [w(`flaw.${flaw}`)] }
  const key = keyOf(proof)
  if (keys.length === 0)
    return { holds: true, lines: [...saysOf(proof), w('proof-key', { key }), w('proof-key-unknown')] }
  if (!keys.includes(key)) return { holds: false, lines: [w('flaw.key', { key })] }
  return { holds: true, lines: [...saysOf(proof), w('proof-key-trusted', { key })] }
}
