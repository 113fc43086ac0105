import { spawnSync } from 'node:child_process';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { bundledChromium } from './bundled-chromium';
import { PATIENCE_MS } from './until';

const SYSTEM = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Nothing that calls home or depends on the machine. */
const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-domain-reliability',
  '--no-pings',
  '--autoplay-policy=no-user-gesture-required',
  '--font-render-hinting=none',
];

/** A camera that shows a moving picture with a clock, a microphone that beeps, nobody asks. */
const FAKE_DEVICES = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** A headless Chromium: the system's if there is one, else the one from npm. Both decode H.264. */
export async function launchBrowser({ camera = false } = {}): Promise<Browser> {
  const system = SYSTEM.find((name) => spawnSync(name, ['--version']).status === 0);
  const asRoot = process.getuid?.() === 0;
  const found = system ? { executablePath: whereIs(system), env: {} } : await bundledChromium();
  const { PATH = '', HOME = '/tmp', ...rest } = process.env;
  // Loaded here, because most tests do without a browser and loading takes long.
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath: found.executablePath,
    headless: true,
    chromiumSandbox: false,
    args: [...FLAGS, ...(camera ? FAKE_DEVICES : []), ...(asRoot ? ['--no-sandbox'] : [])],
    env: { PATH, HOME, TMPDIR: rest.TMPDIR ?? '/tmp', ...found.env },
  });
}

/** A new visitor of a browser, who waits as long for things as `until` does. */
export async function newVisitor(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}

function whereIs(program: string): string {
  const { stdout } = spawnSync('/bin/sh', ['-c', 'command -v "$1"', 'sh', program]);
  return stdout.toString().trim();
}
