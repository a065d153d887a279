// Whom the minutes were sent to, whether they were read, and taking back what was sent wrongly.
import { Button, Heading, Tag, Textarea } from '@navikt/ds-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../web/announce.tsx';
import { api } from '../../../web/api.ts';
import { formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow } from '../../../web/now.ts';
import { useSignedIn } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import type { Copy, VersionPage } from '../model-versions.ts';
import { versionKey } from './version-key.ts';

function standingOf(copy: Copy): { key: string; when: string | null; color: 'info' | 'neutral' | 'warning' } {
  if (copy.recalledAt) return { key: 'recalled', when: copy.recalledAt, color: 'warning' };
  if (copy.channel === 'paper') return { key: 'paper', when: null, color: 'neutral' };
  if (copy.firstReadAt) return { key: 'read', when: copy.firstReadAt, color: 'info' };
  return { key: 'unread', when: null, color: 'neutral' };
}

function CopyLine({ copy, onRecall }: { copy: Copy; onRecall: (() => void) | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { key, when, color } = standingOf(copy);
  return (
    <li className="minutes-copy">
      <span className="minutes-copy__who">
        <strong>{copy.partyName}</strong>
        <Tag size="small" variant="moderate" data-color={color}>
          {t(`minutes.copy.${key}`)}
        </Tag>
        {when && <span className="minutes-note">{formatMoment(new Date(when), now, language)}</span>}
        {copy.recallReason && <span className="minutes-note">{copy.recallReason}</span>}
      </span>
      <span className="minutes-buttons">
        {copy.documentId && (
          <Button
            as="a"
            size="small"
            variant="tertiary"
            href={`/api/documents/${copy.documentId}/content`}
            target="_blank"
            rel="noopener"
            aria-label={t('minutes.copy.open-of', { name: copy.partyName })}
          >
            {t('minutes.copy.open')}
          </Button>
        )}
        {onRecall && (
          <Button
            size="small"
            variant="tertiary"
            data-color="neutral"
            aria-label={t('minutes.recall.of', { name: copy.partyName })}
            onClick={onRecall}
          >
            {t('minutes.recall')}
          </Button>
        )}
      </span>
    </li>
  );
}

/** What is being taken back: one copy, or the whole version. */
type Target = { copy: Copy } | 'all';

export function Copies({ page }: { page: VersionPage }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const client = useQueryClient();
  const { employment } = useSignedIn();
  const [target, setTarget] = useState<Target | null>(null);
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  if (page.copies.length < 2 && !page.may.recall) return null;
  const isMine = (copy: Copy) => copy.partyId === employment.unitId;
  const mayRecall = (copy: Copy) => page.may.recall && copy.recalledAt === null && !isMine(copy);
  const recall = async () => {
    if (target === null) return;
    if (reason.trim() === '') {
      setIsAsked(true);
      field.current?.focus();
      return;
    }
    const path =
      target === 'all'
        ? `/api/minutes-versions/${page.id}/recall`
        : `/api/minutes-copies/${target.copy.id}/recall`;
    await api.post(path, { reason: reason.trim() });
    announce(t('minutes.recall.done'));
    setTarget(null);
    setReason('');
    await client.invalidateQueries({ queryKey: versionKey(page.id) });
  };
  return (
    <section aria-labelledby="copies" className="minutes-section">
      <Heading level="2" size="small" id="copies">
        {t('minutes.copies')}
      </Heading>
      <ul className="minutes-copies">
        {page.copies.map((copy) => (
          <CopyLine key={copy.id} copy={copy} onRecall={mayRecall(copy) ? () => setTarget({ copy }) : null} />
        ))}
      </ul>
      {page.may.recall && page.copies.some(mayRecall) && (
        <Button
          className="minutes-start"
          size="small"
          variant="secondary"
          data-color="neutral"
          onClick={() => setTarget('all')}
        >
          {t('minutes.recall.all')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={target !== null}
        title={
          target !== null && target !== 'all'
            ? t('minutes.recall.ask', { name: target.copy.partyName })
            : t('minutes.recall.ask-all')
        }
        confirmLabel={t('minutes.recall')}
        onConfirm={recall}
        onCancel={() => {
          setTarget(null);
          setIsAsked(false);
        }}
      >
        <p>{t('minutes.recall.what')}</p>
        <Textarea
          id="reason"
          label={t('minutes.recall.reason')}
          description={t('minutes.recall.reason-help')}
          minRows={2}
          ref={field}
          error={isAsked && reason.trim() === '' ? t('minutes.recall.reason-needed') : undefined}
          value={reason}
          onChange={(event) => setReason(event.target.value.slice(0, 2000))}
        />
      </ConfirmDialog>
    </section>
  );
}
