import { launchBrowser, newVisitor, type ApiClient } from '@rounds/testing';
import type { Browser, Page } from 'playwright-core';
import { clockReader, takeReading, type ClockReading } from './clock-reader';
import { cookiesOf } from './cookies';

/** A viewer in a Chromium of their own, on the product's page. */
export class ViewerPage {
  private constructor(
    private readonly browser: Browser,
    private readonly page: Page,
  ) {}

  static async open(viewer: ApiClient, webinarId: string): Promise<ViewerPage> {
    const browser = await launchBrowser();
    const context = await newVisitor(browser);
    await context.addCookies(cookiesOf(viewer));
    await context.addInitScript(clockReader());
    const page = await context.newPage();
    await page.goto(`${viewer.baseUrl}/live/${webinarId}`);
    return new ViewerPage(browser, page);
  }

  reading(): Promise<ClockReading> {
    return takeReading(this.page);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}
