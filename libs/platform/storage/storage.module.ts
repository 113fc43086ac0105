import { fileURLToPath } from 'node:url';
import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { DiskStorage } from './disk-storage';
import { STORAGE, type Storage } from './storage';

@Global()
@Module({
  providers: [
    {
      provide: STORAGE,
      inject: [CONFIG],
      useFactory: (config: Config): Storage => new DiskStorage(fileURLToPath(config.STORAGE_URL)),
    },
  ],
  exports: [STORAGE],
})
export class StorageModule {}
