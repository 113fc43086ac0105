export { endWithParent } from './parent-watch';
export { platformModules } from './platform-modules';
