import { launchBrowser, newVisitor, type ApiClient } from '@rounds/testing';
import type { Browser, Page } from 'playwright-core';
import { clockCamera } from './clock-camera';
import { clockReader, takeReading, type ClockReading } from './clock-reader';
import { cookiesOf } from './cookies';

/** The host in Chromium: the product's own page, with a camera that shows the clock. */
export class PresenterPage {
  private constructor(
    private readonly browser: Browser,
    private readonly page: Page,
  ) {}

  static async open(host: ApiClient, webinarId: string): Promise<PresenterPage> {
    const browser = await launchBrowser({ camera: true });
    const context = await newVisitor(browser, { permissions: ['camera', 'microphone'] });
    await context.addCookies(cookiesOf(host));
    await context.addInitScript(clockCamera());
    await context.addInitScript(clockReader());
    const page = await context.newPage();
    await page.goto(`${host.baseUrl}/studio/webinars/${webinarId}/broadcast`);
    return new PresenterPage(browser, page);
  }

  async goLive(): Promise<void> {
    await this.page.getByRole('button', { name: 'Turn on camera and microphone' }).click();
    await this.page.getByRole('meter', { name: 'Level of the microphone' }).waitFor();
    await this.page.getByRole('button', { name: 'Go live' }).click();
    await this.page.getByRole('status').getByText('Live', { exact: true }).waitFor();
  }

  /** The delay that the page tells the host, in seconds; null while it tells none. */
  async toldDelay(): Promise<number | null> {
    const told = await this.page.getByText(/^Delay \d+\.\d s$/).allInnerTexts();
    return told[0] ? Number(/[\d.]+/.exec(told[0])?.[0]) : null;
  }

  /** Of the host's own view of what viewers see. */
  reading(): Promise<ClockReading> {
    return takeReading(this.page);
  }

  /** @returns when the host had pressed, on `performance.now()`'s clock */
  async end(): Promise<number> {
    await this.page.getByRole('button', { name: 'End the class' }).click();
    const button = this.page.getByRole('button', { name: 'End it now' });
    await button.waitFor();
    const pressedAt = performance.now();
    await button.click();
    return pressedAt;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}
