import { ConfigError, loadConfig } from '@rounds/platform/config';
import { endWithParent } from '@rounds/platform/process';
import { createApp } from './create-app';

async function main(): Promise<void> {
  const config = loadConfig();
  const app = await createApp(config);
  if (process.argv.includes('--end-with-parent')) endWithParent(() => app.close());
  await app.listen(config.PORT, config.HOST);
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
