import type { Outcome } from './chaos.ts'

interface Run {
  machine: string
  seconds: number
  rounds: number
  /** How many a long run has unless told otherwise. */
  meant: number
  clients: number
  filled: boolean
  slowed: boolean
}

const number = (n: number) => n.toLocaleString('en')

/** What docs/chaos.md says: what is done, what came of the last long run, and on which machine. */
export function pageOf(
  outcome: Outcome,
  { machine, seconds, rounds, meant, clients, filled, slowed }: Run,
): string {
  const { findings, struck, seed, slowestSeconds } = outcome
  const fewer = rounds < meant ? ` **${meant} rounds were meant; ${rounds} were run.**` : ''
  return `# The crash test

\`npm run chaos [rounds] [seed]\` (${meant} rounds if not said) starts two servers, each with its worker, on one embedded database, lets ${clients} clients open,
start, change and answer tickets and write down every acknowledgement, and strikes with \`kill -9\` and worse at random moments. \`npm test\` does two
rounds of the same. After every ten rounds, and at the end, it looks whether

- every acknowledged ticket, start, change and reply is there, and none twice;
- none is half done: spine, list, description, events, words to search and clocks, of unacknowledged ones, too;
- each flow took each event once: every reply has exactly one mail;
- no mail was handed to the mail server twice, and each of which nobody knows whether it arrived is listed under
  Administration → Mail (after five minutes, which the test does not wait for: it sets them back by six);
- the sealed history is whole against the files of signed heads of both servers, and the doctor finds no orphans.

A worker lives in its server's process and dies with it; “workers cut off” ends its connections to the database and leaves its server. “Frozen” stops a server for seconds and lets
it go on: its clock leaps, and what it held was held meanwhile; “stands still” does so to all of the database. The second server reaches the database through a cable of the test's own,
which is cut (lines break, none can be made), or falls silent (nothing passes and nobody is told, for six seconds; then the lines break). Its clock is set an hour ahead or behind
while it works, and back; ${slowed ? 'on the slow disk every `fsync` and `fdatasync` of the database comes 0.3 s late for six seconds' : 'the disk was not slowed: that needs `strace` and root'}. ${filled ? 'The disk is filled to its last byte for some seconds, and then has room again.' : 'The disk was not filled: that needs the right to mount a small one.'}

## The last long run

Seed ${seed}: ${rounds} rounds in ${(seconds / 60).toFixed(0)} minutes on ${machine}.${fewer}

| what                                                                | how much |
| ------------------------------------------------------------------- | -------- |
| acknowledged writes                                                 | ${number(outcome.acknowledged)} |
| requests without an answer, or refused as the house was not whole                                           | ${number(outcome.unanswered)} |
| tickets asked for                                                   | ${number(outcome.tickets)} |
| events, all looked through                                          | ${number(outcome.events)} |
| mails sent                                                          | ${number(outcome.mailsSent)} |
| mails of which nobody knows whether they arrived, all of them listed | ${number(outcome.mailsUncertain)} |
| longest until both servers served again                             | ${slowestSeconds.toFixed(1)} s |

| struck by | times |
| --- | --- |
${[...struck].map(([name, n]) => `| ${name} | ${n} |`).join('\n')}

${findings.length === 0 ? '**Green: nothing acknowledged was lost, nothing is half done.**' : `**Red:**\n\n${findings.map((one) => `- ${one}`).join('\n')}`}

Not struck: the clock of the database.
`
}
