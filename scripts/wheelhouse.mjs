#!/usr/bin/env node
// The command line: `wheelhouse desk open --title …` talks to a running server. Runs on any Node from 18.18.
import { alone } from './lib/alone.mjs'
import { install } from './lib/install.mjs'
import { handOver, refuseOldNode } from './lib/node.mjs'

refuseOldNode()
await alone(install)
await handOver('src/apps/cli.ts', process.argv.slice(2))
