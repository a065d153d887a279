// The agenda: numbered cases with their conclusions and rows, a new one, and those that were taken out.
import { PlusIcon, TrashIcon } from '@navikt/aksel-icons';
import { Button, Heading, TextField } from '@navikt/ds-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAutosaveDesk } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import { topicBit } from '../../../rules/topics.ts';
import type { Room, RoomItem } from '../model.ts';
import { useFocusOn } from './focus-on.ts';
import { FollowUpList } from './follow-up-list.tsx';
import { Item } from './item-editor.tsx';
import { TopicChoice } from './piece-topics.tsx';
import { roomApi, roomKey, useAct, useReadAgain } from './room-data.ts';
import { useQueryClient } from '@tanstack/react-query';

function CaseCard({ room, item }: { room: Room; item: RoomItem }) {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const client = useQueryClient();
  const desk = useAutosaveDesk();
  const readAgain = useReadAgain(room.meetingId);
  const title = item.title.trim() || t('minutes.case.untitled');
  const name = t('minutes.case.heading', { number: item.number, title });
  const remove = async () => {
    await desk.flush(5_000);
    await readAgain();
    const now = client.getQueryData<Room>(roomKey(room.meetingId));
    const version = now?.items.find(({ id }) => id === item.id)?.version ?? item.version;
    await roomApi.removeCase(item.id, true, version);
    setIsAsking(false);
    await readAgain();
  };
  return (
    <section className="web-card minutes-card" aria-labelledby={`case-${item.id}`}>
      <div className="minutes-card__head">
        <Heading level="3" size="small" id={`case-${item.id}`} tabIndex={-1}>
          {name}
        </Heading>
        {room.may.edit && (
          <Button
            size="small"
            variant="tertiary"
            data-color="neutral"
            icon={<TrashIcon aria-hidden />}
            aria-label={t('minutes.case.remove-of', { name: title })}
            onClick={() => setIsAsking(true)}
          >
            {t('minutes.case.remove')}
          </Button>
        )}
      </div>
      <Item
        room={room}
        item={item}
        name={name}
        textLabel={t('minutes.case.description')}
        hasTitle
        hasConclusion
      />
      <Heading level="4" size="xsmall">
        {t('minutes.case.follow-up')}
      </Heading>
      <FollowUpList
        room={room}
        itemId={item.id}
        topics={item.topics}
        label={t('minutes.case.follow-up-of', { name: title })}
      />
      <ConfirmDialog
        isOpen={isAsking}
        title={t('minutes.case.remove-ask', { name: title })}
        confirmLabel={t('minutes.case.remove')}
        onConfirm={remove}
        onCancel={() => setIsAsking(false)}
      >
        {t('minutes.case.remove-what')}
      </ConfirmDialog>
    </section>
  );
}

function NewCase({ room }: { room: Room }) {
  const focusOn = useFocusOn();
  const { t } = useTranslation();
  const readAgain = useReadAgain(room.meetingId);
  const { run, problem, isBusy } = useAct(readAgain);
  const [isOpen, setIsOpen] = useState(false);
  const [title, setTitle] = useState('');
  const usual = topicBit('treatment') & room.myTopics;
  const [topics, setTopics] = useState(usual);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const made = await run(() => roomApi.addCase(room.meetingId, { title: title.trim(), topics, part: 2 }));
    if (!made) return;
    setIsOpen(false);
    setTitle('');
    // The next case is about something else.
    setTopics(usual);
    // The new case is the next thing to write in.
    focusOn(`${made.id}-text`);
  };
  if (!isOpen)
    return (
      <Button
        className="minutes-start"
        variant="secondary"
        icon={<PlusIcon aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        {t('minutes.case.add')}
      </Button>
    );
  return (
    <form className="web-card minutes-card" onSubmit={(event) => void add(event)}>
      <TextField
        id="title"
        label={t('minutes.case.new-title')}
        maxLength={300}
        value={title}
        autoComplete="off"
        // The button that opened the form has gone; the field is what it was pressed for.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={(event) => setTitle(event.target.value)}
      />
      <TopicChoice
        legend={t('minutes.topics.legend')}
        among={room.myTopics}
        value={topics}
        onChange={setTopics}
        room={room}
      />
      <ProblemMessage problem={problem} hasFocus />
      <div className="minutes-buttons">
        <Button type="submit" loading={isBusy} disabled={topics === 0}>
          {t('minutes.case.add-this')}
        </Button>
        <Button type="button" variant="tertiary" onClick={() => setIsOpen(false)}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
}

export function CaseList({ room }: { room: Room }) {
  const { t } = useTranslation();
  const readAgain = useReadAgain(room.meetingId);
  const { run, problem } = useAct(readAgain);
  const all = room.items.filter(({ kind }) => kind === 'case');
  const removed = all.filter(({ isRemoved }) => isRemoved);
  const cases = all.filter(({ isRemoved }) => !isRemoved);
  return (
    <section className="minutes-stack" aria-labelledby="cases-heading">
      <Heading level="2" size="small" id="cases-heading">
        {t('minutes.cases')}
      </Heading>
      {cases.length === 0 && <p className="minutes-empty">{t('minutes.case.none')}</p>}
      {cases.map((item) => (
        <CaseCard key={item.id} room={room} item={item} />
      ))}
      {room.may.edit && <NewCase room={room} />}
      {room.may.edit && removed.length > 0 && (
        <details className="minutes-removed">
          <summary>{t('minutes.removed-cases', { count: removed.length })}</summary>
          <ul>
            {removed.map((item) => (
              <li key={item.id}>
                <span>{item.title.trim() || t('minutes.case.untitled')}</span>
                <Button
                  size="xsmall"
                  variant="tertiary"
                  onClick={() => void run(() => roomApi.removeCase(item.id, false, item.version))}
                >
                  {t('minutes.bring-back')}
                </Button>
              </li>
            ))}
          </ul>
          <ProblemMessage problem={problem} />
        </details>
      )}
    </section>
  );
}
