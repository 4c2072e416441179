import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

/** The first needs no windows of its own: pages open and are checked in little more than half the time. */
const browsers = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

/** A name that leads to this machine, though browsers do not know that: what comes from there by http is not secure to them. */
export const insecureHost = 'help.halden.example'

/** Debian's browser, with nothing in it that would go out to the network or wait for a person. */
export const startBrowser = () =>
  chromium.launchServer({
    executablePath: browsers.find((path) => existsSync(path)) ?? '/usr/bin/chromium',
    host: '127.0.0.1',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--host-resolver-rules=MAP ${insecureHost} 127.0.0.1`,
    ],
  })
