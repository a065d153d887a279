// Shielding: who may open the pathway of a shielded person, in other units too, and the way to begin and end it.
import { Button, Heading } from '@navikt/ds-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../../web/ui/loading.tsx';
import type { PathwayPage } from '../model.ts';
import { focusHeading } from '../../../web/focus.ts';

const NamedStaff = lazy(async () => ({ default: (await import('./named-staff.tsx')).NamedStaff }));
const ShieldForm = lazy(async () => ({ default: (await import('./shield-form.tsx')).ShieldForm }));

export function ShieldSection({ page }: { page: PathwayPage }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const close = () => {
    setIsOpen(false);
    focusHeading('shield');
  };
  if (!page.isShielded && !page.may.shield) return null;
  return (
    <section className="web-card pathway-section" aria-labelledby="shield">
      <div className="pathway-section__head">
        <Heading level="2" size="small" id="shield" tabIndex={-1}>
          {t(page.isShielded ? 'pathway.shield.is' : 'pathway.shield.title')}
        </Heading>
        {page.may.shield && !isOpen && (
          <Button size="small" variant="secondary" onClick={() => setIsOpen(true)}>
            {t(page.isShielded ? 'pathway.unshield.submit' : 'pathway.shield.submit')}
          </Button>
        )}
      </div>
      <p className="pathway-note">{t(page.isShielded ? 'pathway.shield.is-text' : 'pathway.shield.text')}</p>
      <Suspense fallback={<Loading shape="text" rows={2} />}>
        {isOpen && <ShieldForm page={page} onDone={close} />}
        {page.isShielded && page.may.nameStaff && <NamedStaff page={page} />}
      </Suspense>
    </section>
  );
}
