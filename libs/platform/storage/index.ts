export { DiskStorage } from './disk-storage';
export { STORAGE, type ByteRange, type Storage, type StoredFile } from './storage';
export { assertKey } from './storage-key';
export { StorageModule } from './storage.module';
