import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe has against the page as it stands. @param exclude selector of what it leaves out */
export async function axeViolations(page: Page, exclude?: string) {
  const axe = new AxeBuilder({ page })
    .setLegacyMode() // Without frames of other origins, no page of its own is needed.
    .options({ resultTypes: ['violations'] }) // Telling all that is right takes as long as finding it.
    .withTags(STANDARDS);
  const { violations } = await (exclude ? axe.exclude(exclude) : axe).analyze();
  return violations;
}
