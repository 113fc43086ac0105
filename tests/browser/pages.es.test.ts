import { readAllPages } from './read-pages';

readAllPages('es');
