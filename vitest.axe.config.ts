// The axe walk over every page, run by name (npm test -- axe) until each of its visits has been seen and passes.
import { mergeConfig } from 'vitest/config';
import screens from './vitest.e2e.config.ts';

const config = mergeConfig(screens, {});
config.test.include = ['e2e/axe-walk.ts'];
export default config;
