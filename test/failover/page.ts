import type { Outcome } from '../chaos/chaos.ts'

interface Run {
  machine: string
  seconds: number
  rounds: number
  clients: number
}

const number = (n: number) => n.toLocaleString('en')
const one = (seconds: number) => seconds.toFixed(1)

function row([name, pauses]: [string, number[]]) {
  const sorted = pauses.toSorted((a, b) => a - b)
  const [least = 0, most = 0] = [sorted[0], sorted.at(-1)]
  return `| ${name} | ${pauses.length} | ${one(least)} | ${one(sorted[pauses.length >> 1] ?? 0)} | ${one(most)} |`
}

/** What docs/failover.md says: what is done, what came of the last long run, and on which machine. */
export function pageOf(
  { pauses, findings, ...outcome }: Outcome,
  { machine, seconds, rounds, clients }: Run,
): string {
  return `# Fail-over, as measured

\`npm run failover [rounds] [seed]\` starts the set-up of [high-availability.md](high-availability.md) on this machine, two servers with their workers on it,
and strikes its databases while ${clients} clients work, each answer written down. It looks through the house as [the crash test](chaos.md) does: every
acknowledged write is there and none half, no flow took an event twice, no mail went twice, the sealed history is whole.

## The last long run

Seed ${outcome.seed}: ${rounds} rounds in ${(seconds / 60).toFixed(0)} minutes on ${machine}. ${number(outcome.acknowledged)} acknowledged writes, ${number(outcome.unanswered)} requests refused or
without an answer, ${number(outcome.events)} events looked through, ${number(outcome.mailsSent)} mails sent, ${number(outcome.mailsUncertain)} uncertain and listed.

A pause is the longest time after a blow in which nobody's write was acknowledged. A silent leader is waited for 10 s (\`ttl\`), looked at every 2 s.

| blow | times | shortest pause, s | median | longest |
| --- | --- | --- | --- | --- |
${[...pauses].map(row).join('\n')}

${findings.length === 0 ? '**Green: nothing acknowledged was lost, nothing is half done.**' : `**Red:**\n\n${findings.map((finding) => `- ${finding}`).join('\n')}`}
`
}
