// All texts of the product in one language; one chunk of its own.
export { nn as aksel } from '@navikt/ds-react/locales';
import { nn as web } from '../../web/texts/nn.ts';

export const texts: Readonly<Record<string, string>> = { ...web };
