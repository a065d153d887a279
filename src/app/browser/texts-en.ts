// All texts of the product in one language; one chunk of its own.
export { en as aksel } from '@navikt/ds-react/locales';
import { en as web } from '../../web/texts/en.ts';

export const texts: Readonly<Record<string, string>> = { ...web };
