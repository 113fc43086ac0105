export { AUTHENTICATOR, type Authenticator } from './authenticator';
export { HttpModule } from './http.module';
export {
  decodeCursor,
  encodeCursor,
  pageOf,
  pageQuery,
  readCursor,
  toPage,
  type Page,
} from './page';
export { joinedOnly } from './joined-only';
export {
  Allow,
  CurrentPrincipal,
  POLICY,
  Public,
  SignedIn,
  SignedInOrJoined,
  type Policy,
} from './policy';
export { PolicyCheck, type RouteInfo } from './policy.check';
export { isStaff, ROLES, type Principal, type Role } from './principal';
export { statusOf, type Problem } from './problem.filter';
export type { RoundsRequest } from './request';
export { Returns, ReturnsNothing } from './returns';
