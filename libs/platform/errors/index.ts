export { DomainError, notFound, type ErrorDetails, type ErrorKind } from './domain-error';
