import { chromium } from 'playwright-core'

/** Debian's browser, with nothing in it that would go out to the network or wait for a person. */
export const startBrowser = () =>
  chromium.launchServer({
    executablePath: '/usr/bin/chromium',
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
    ],
  })
