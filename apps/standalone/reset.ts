import { createInterface } from 'node:readline/promises';
import { emptyDataFolder, type DataFolder } from './data-folder';
import { Failure } from './failure';

/** `npm start -- --reset`: deletes all data after asking; `--yes` answers for scripts. */
export async function reset(folder: DataFolder, yes: boolean): Promise<void> {
  if (!yes && !(await isWanted(folder.path))) {
    throw new Failure('Nothing was deleted. Start without --reset to go on with the present data.');
  }
  await emptyDataFolder(folder);
}

async function isWanted(path: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new Failure('--reset asks before it deletes; in a script, add --yes.');
  }
  const asked = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asked.question(
    `This deletes all people, classes, recordings and progress in ${path}.\nType yes to go on: `,
  );
  asked.close();
  return answer.trim().toLowerCase() === 'yes';
}
