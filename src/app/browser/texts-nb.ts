// All texts of the product in one language; one chunk of its own.
export { nb as aksel } from '@navikt/ds-react/locales';
import { nb as web } from '../../web/texts/nb.ts';

export const texts: Readonly<Record<string, string>> = { ...web };
