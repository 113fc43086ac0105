export { attachment } from './attachment';
export { displayName } from './display-name';
