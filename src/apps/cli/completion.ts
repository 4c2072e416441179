import type { Contract } from '#lib/contract'
import { kebab } from '#lib/reply-columns'
import { commonFor, flagsOf } from './flags.ts'
import { misused } from './stop.ts'
import { w } from './words.ts'

type Contracts = Readonly<Record<string, Contract>>

const files = ['--file', '--out', '--token-file']
const branch = (pattern: string, words: readonly string[]) => `    ${pattern}) words='${words.join(' ')}' ;;`

/** What follows a flag that takes one of a few values. */
function choices(contracts: Contracts): string[] {
  return Object.entries(contracts).flatMap(([room, contract]) =>
    Object.entries(contract).flatMap(([verb, endpoint]) =>
      flagsOf(endpoint)
        .filter((flag) => flag.choices.length > 0)
        .map((flag) => branch(`'${kebab(room)} ${kebab(verb)} ${flag.name}'`, flag.choices.map(String))),
    ),
  )
}

function flags(contracts: Contracts): string[] {
  return Object.entries(contracts).flatMap(([room, contract]) =>
    Object.entries(contract).map(([verb, endpoint]) => {
      const names = [
        ...flagsOf(endpoint).map(({ name }) => name),
        ...commonFor(endpoint).map((name) => `--${name}`),
      ]
      return branch(`'${kebab(room)} ${kebab(verb)}'`, names)
    }),
  )
}

/**
 * What bash takes to complete rooms, commands, flags and their values. Everything stands in it: nothing is started and no server
 * asked while somebody types.
 */
function bash(contracts: Contracts, machine: readonly string[]): string {
  const rooms = Object.entries(contracts)
  return [
    '_wheelhouse() {',
    '  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words=',
    '  local at="${COMP_WORDS[1]} ${COMP_WORDS[2]}"',
    '  COMPREPLY=()',
    `  case $prev in ${[...files, '*-file'].join('|')}) COMPREPLY=($(compgen -f -- "$cur")); return ;; esac`,
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    words='${[...rooms.map(([name]) => kebab(name)), 'profile', 'completion', ...machine].join(' ')}'`,
    '  elif [ "$COMP_CWORD" -eq 2 ]; then case ${COMP_WORDS[1]} in',
    ...rooms.map(([name, contract]) => branch(kebab(name), Object.keys(contract).map(kebab))),
    branch('profile', ['add', 'list', 'use', 'remove']),
    branch('completion', ['bash', 'zsh']),
    '  esac; else case "$at $prev" in',
    ...choices(contracts),
    '    *) case $at in',
    ...flags(contracts),
    '    esac ;;',
    '  esac; fi',
    '  COMPREPLY=($(compgen -W "$words" -- "$cur"))',
    '}',
    'complete -F _wheelhouse wheelhouse',
  ].join('\n')
}

/** `wheelhouse completion bash | zsh`: zsh reads what was written for bash, by its own bashcompinit. */
export function completion(shell: string | undefined, contracts: Contracts, machine: readonly string[]) {
  const script = bash(contracts, machine)
  if (shell === 'bash') return script
  if (shell === 'zsh') return `autoload -U +X compinit bashcompinit\ncompinit\nbashcompinit\n${script}`
  throw misused(w('which-shell'))
}
