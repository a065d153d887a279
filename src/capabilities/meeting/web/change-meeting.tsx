// Changing what is sent: another time or place, or a text put right. Everyone invited is told, and asked again if it is moved.
import { BodyLong, Button, Heading, Textarea } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useAnnounce } from '../../../web/announce.tsx';
import { api } from '../../../web/api.ts';
import { ApiProblem } from '../../../web/problem.ts';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { TextEditor } from '../../../web/ui/text-editor.tsx';
import { useWordCheck } from '../../../web/ui/word-check.ts';
import type { SendOutcome } from '../model-lists.ts';
import type { MeetingPage, MeetingTerms } from '../model.ts';
import { isMoved } from '../rules.ts';
import { useReload } from './meeting-data.ts';
import { MeetingHeader } from './meeting-header.tsx';
import { TermsForm } from './terms-form.tsx';
import { useTopicNames } from './use-names.ts';

const termsOf = (frame: MeetingTerms): MeetingTerms => ({
  startsAt: frame.startsAt,
  endsAt: frame.endsAt,
  placeKind: frame.placeKind,
  place: frame.place,
  placeAdaptation: frame.placeAdaptation,
  contactStaffId: frame.contactStaffId,
  contactPhone: frame.contactPhone,
});

export default function ChangeMeeting({ page }: { page: MeetingPage }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const check = useWordCheck();
  const topicNames = useTopicNames();
  const navigate = useNavigate();
  const [, setSearch] = useSearchParams();
  const reload = useReload(page.id);
  const [terms, setTerms] = useState(() => termsOf(page.frame));
  // The version that the person began from: whoever else changes it meanwhile is not overwritten.
  const [version] = useState(page.version);
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [reason, setReason] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const moved = isMoved(page.frame, terms);
  const corrected = page.texts
    .filter(({ id, text }) => texts[id] !== undefined && texts[id] !== text)
    .map(({ id }) => ({ id, text: texts[id] ?? '' }));
  const errorOf = (field: string) =>
    problem instanceof ApiProblem
      ? problem.errors.find((error) => error.field === field)?.message
      : undefined;

  const send = async () => {
    setIsBusy(true);
    setProblem(null);
    try {
      const outcome = await api.post<SendOutcome>(`/api/meetings/${page.id}/changes`, {
        ...terms,
        reason: reason || null,
        texts: corrected,
        version,
      });
      announce(t('meeting.sent', { count: outcome.sent.length }));
      await reload();
      await navigate(`/meetings/${page.id}?tab=replies`, { replace: true, state: { outcome } });
    } catch (refusal) {
      setProblem(refusal);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <>
      <MeetingHeader page={page} />
      <section className="meeting-stack meeting-step" aria-labelledby="meeting-change-title">
        <Heading level="2" size="medium" id="meeting-change-title">
          {t('meeting.change')}
        </Heading>
        <BodyLong>{t('meeting.change.lead')}</BodyLong>
        <TermsForm
          page={page}
          value={terms}
          errorOf={errorOf}
          onChange={(change) => setTerms((before) => ({ ...before, ...change }))}
        />
        <Heading level="3" size="small">
          {t('meeting.change.texts')}
        </Heading>
        {page.texts.map(({ id, kind, topics, text }) => (
          <TextEditor
            key={id}
            id={kind === 'more' ? `text-${id}` : kind}
            label={
              kind === 'more'
                ? topicNames(topics)
                    .map(({ label }) => label)
                    .join(', ')
                : t(`meeting.text.${kind}`)
            }
            minRows={2}
            check={check}
            value={texts[id] ?? text}
            onValueChange={(next) => setTexts((before) => ({ ...before, [id]: next }))}
          />
        ))}
        <Textarea
          id="reason"
          label={t('meeting.change.reason')}
          description={t('meeting.reason.help')}
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <BodyLong>{t(moved ? 'meeting.change.asks-again' : 'meeting.change.keeps-replies')}</BodyLong>
        <ProblemMessage problem={problem} hasFocus />
        <div className="meeting-buttons">
          <Button loading={isBusy} onClick={() => void send()}>
            {t('meeting.change.send')}
          </Button>
          <Button variant="tertiary" disabled={isBusy} onClick={() => setSearch({})}>
            {t('meeting.change.leave')}
          </Button>
        </div>
      </section>
    </>
  );
}
