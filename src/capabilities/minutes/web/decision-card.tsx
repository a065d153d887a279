// The decision: a ROP pathway, integrated treatment in one place, or neither; why, and what happens then.
import { BodyLong, Button, Heading, InlineMessage, Radio, RadioGroup } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../../web/format-time.ts';
import { useLanguage } from '../../../web/language.tsx';
import { useNow } from '../../../web/now.ts';
import { useAutosaveDesk } from '../../../web/session.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { TextEditor } from '../../../web/ui/text-editor.tsx';
import { useWordCheck } from '../../../web/ui/word-check.ts';
import type { Room, RoomItem } from '../model.ts';
import { decisions, type Decision } from '../model-kinds.ts';
import { roomApi, useAct, useReadAgain } from './room-data.ts';

function Decided({ room }: { room: Room }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { minutes } = room;
  if (!minutes?.decision) return <p className="minutes-empty">{t('minutes.decision.none')}</p>;
  const when = minutes.decidedAt ? formatMoment(new Date(minutes.decidedAt), now, language) : '';
  return (
    <div className="minutes-item">
      <BodyLong weight="semibold">{t(`minutes.decision.${minutes.decision}`)}</BodyLong>
      <p className="minutes-note">{t('minutes.decision.by', { name: minutes.decidedByName, when })}</p>
      {minutes.isDecisionPending && (
        <InlineMessage status="info">{t('minutes.decision.pending')}</InlineMessage>
      )}
    </div>
  );
}

function DecisionForm({ room, note, onClose }: { room: Room; note: RoomItem; onClose: () => void }) {
  const { t } = useTranslation();
  const check = useWordCheck();
  const readAgain = useReadAgain(room.meetingId);
  const { run, problem, isBusy } = useAct(readAgain);
  const [decision, setDecision] = useState<Decision | ''>(room.minutes?.decision ?? '');
  // The reason as it stood when the form was opened; somebody else's words since then are shown, not overwritten.
  const [opened, setOpened] = useState({ version: note.version, text: note.conclusion });
  const [reason, setReason] = useState(note.conclusion);
  const isChanged = note.version !== opened.version && note.conclusion.trim() !== opened.text.trim();
  const save = async () => {
    if (decision === '') return;
    const answer = await run(() =>
      roomApi.decide(room.meetingId, {
        decision,
        reason,
        version: room.minutes?.version ?? 1,
        itemVersion: isChanged ? opened.version : note.version,
      }),
    );
    if (answer) onClose();
  };
  return (
    <form
      className="minutes-item"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <RadioGroup
        legend={t('minutes.decision.legend')}
        value={decision}
        onChange={(value: Decision) => setDecision(value)}
      >
        {decisions.map((one) => (
          <Radio key={one} value={one} description={t(`minutes.decision.${one}.what`)}>
            {t(`minutes.decision.${one}`)}
          </Radio>
        ))}
      </RadioGroup>
      <TextEditor
        id="reason"
        label={t('minutes.decision.reason')}
        description={t('minutes.decision.reason-help')}
        minRows={2}
        value={reason}
        onValueChange={setReason}
        check={check}
      />
      {isChanged && (
        <div className="minutes-panel">
          <p>{t('minutes.decision.changed-meanwhile')}</p>
          <BodyLong className="minutes-prose">{note.conclusion}</BodyLong>
          <Button
            size="small"
            type="button"
            variant="secondary"
            onClick={() => {
              setReason(`${note.conclusion}\n\n${reason}`.trim());
              setOpened({ version: note.version, text: note.conclusion });
            }}
          >
            {t('minutes.decision.use-both')}
          </Button>
        </div>
      )}
      <ProblemMessage problem={problem} hasFocus />
      <div className="minutes-buttons">
        <Button type="submit" loading={isBusy} disabled={decision === ''}>
          {t('minutes.decision.record')}
        </Button>
        <Button type="button" variant="tertiary" onClick={onClose}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}

export function DecisionCard({ room, note }: { room: Room; note: RoomItem | undefined }) {
  const { t } = useTranslation();
  const desk = useAutosaveDesk();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className="web-card minutes-card minutes-card--decision" aria-labelledby="decision-heading">
      <Heading level="3" size="small" id="decision-heading">
        {t('minutes.decision.heading')}
      </Heading>
      {isOpen && note ? (
        <DecisionForm room={room} note={note} onClose={() => setIsOpen(false)} />
      ) : (
        <>
          <Decided room={room} />
          {room.may.decide && note && (
            <Button
              className="minutes-start"
              variant={room.minutes?.decision ? 'secondary' : 'primary'}
              onClick={() => void desk.flush(5_000).then(() => setIsOpen(true))}
            >
              {room.minutes?.decision ? t('minutes.decision.change') : t('minutes.decision.make')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
