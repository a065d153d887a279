// What is written in each of the four parts (S0, "Gjennomføring").
import { Heading } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import type { Room, RoomItem } from '../model.ts';
import type { NoteKey } from '../model-kinds.ts';
import { pointKeys } from '../model-kinds.ts';
import { CaseList } from './case-list.tsx';
import { DecisionCard } from './decision-card.tsx';
import { FollowUpList } from './follow-up-list.tsx';
import { FeedbackEditor, FrameReader, NextMeetingEditor } from './frame-editor.tsx';
import { Item } from './item-editor.tsx';

const noteOf = (room: Room, key: NoteKey): RoomItem | undefined =>
  room.items.find((item) => item.kind === 'note' && item.key === key);

function Note({ room, noteKey }: { room: Room; noteKey: NoteKey }) {
  const { t } = useTranslation();
  const item = noteOf(room, noteKey);
  // Not shared with the reader: then nothing tells that it is there.
  if (!item) return null;
  const name = t(`minutes.note.${noteKey}`);
  return (
    <section className="web-card minutes-card" aria-labelledby={`note-${noteKey}`}>
      <Heading level="3" size="small" id={`note-${noteKey}`}>
        {name}
      </Heading>
      <Item room={room} item={item} name={name} textHelp={t(`minutes.note.${noteKey}.help`)} isLabelHidden />
    </section>
  );
}

function Offers({ room }: { room: Room }) {
  const { t } = useTranslation();
  const offers = room.items.filter(({ key }) => key === 'service-offer');
  if (offers.length === 0) return null;
  return (
    <section className="web-card minutes-card" aria-labelledby="offers">
      <Heading level="3" size="small" id="offers">
        {t('minutes.note.service-offer')}
      </Heading>
      <p className="minutes-note">{t('minutes.note.service-offer.help')}</p>
      {offers.map((item) => {
        const name = room.parties.find(({ id }) => id === item.partyId)?.name ?? '';
        return (
          <div key={item.id} className="minutes-offer">
            {!item.mayEdit && (
              <Heading level="4" size="xsmall">
                {name}
              </Heading>
            )}
            <Item room={room} item={item} name={name} textLabel={name} />
          </div>
        );
      })}
    </section>
  );
}

function Points({ room }: { room: Room }) {
  const { t } = useTranslation();
  const points = room.items
    .filter(({ kind }) => kind === 'point')
    .toSorted(
      (a, b) => pointKeys.findIndex((key) => key === a.key) - pointKeys.findIndex((key) => key === b.key),
    );
  if (points.length === 0) return null;
  return (
    <section className="minutes-stack" aria-labelledby="points-heading">
      <Heading level="2" size="small" id="points-heading">
        {t('minutes.points')}
      </Heading>
      <p className="minutes-note">{t('minutes.points.help')}</p>
      {points.map((item) => {
        const name = t(`minutes.point.${item.key}`);
        return (
          <section key={item.id} className="web-card minutes-card" aria-labelledby={`point-${item.id}`}>
            <Heading level="3" size="xsmall" id={`point-${item.id}`}>
              {name}
            </Heading>
            <Item
              room={room}
              item={item}
              name={name}
              textHelp={t(`minutes.point.${item.key}.help`)}
              isLabelHidden
            />
          </section>
        );
      })}
    </section>
  );
}

function PartOne({ room }: { room: Room }) {
  return <Note room={room} noteKey="patient-words" />;
}

function PartTwo({ room }: { room: Room }) {
  return (
    <>
      <Note room={room} noteKey="needs-assessment" />
      <Offers room={room} />
      <CaseList room={room} />
      <Note room={room} noteKey="pathway-or-integrated" />
      <DecisionCard room={room} note={noteOf(room, 'pathway-or-integrated')} />
      <Note room={room} noteKey="integrated-plan" />
      <Note room={room} noteKey="needs-clarified" />
    </>
  );
}

function PartThree({ room }: { room: Room }) {
  const { t } = useTranslation();
  return (
    <>
      <section className="web-card minutes-card" aria-labelledby="feedback-when">
        <Heading level="3" size="small" id="feedback-when">
          {t('minutes.feedback.heading')}
        </Heading>
        {room.may.edit ? <FeedbackEditor room={room} /> : <FrameReader room={room} what="feedback" />}
      </section>
      <Note room={room} noteKey="feedback" />
    </>
  );
}

function PartFour({ room }: { room: Room }) {
  const { t } = useTranslation();
  return (
    <>
      <section className="web-card minutes-card" aria-labelledby="next-heading">
        <Heading level="2" size="small" id="next-heading">
          {t('minutes.next')}
        </Heading>
        {room.may.edit ? <NextMeetingEditor room={room} /> : <FrameReader room={room} what="next" />}
      </section>
      <section className="web-card minutes-card" aria-labelledby="matrix-heading">
        <Heading level="2" size="small" id="matrix-heading">
          {t('minutes.matrix')}
        </Heading>
        <p className="minutes-note">{t('minutes.matrix.help')}</p>
        <FollowUpList room={room} label={t('minutes.matrix')} />
      </section>
      <Points room={room} />
    </>
  );
}

export function PartContent({ room, part }: { room: Room; part: number }) {
  if (part === 1) return <PartOne room={room} />;
  if (part === 2) return <PartTwo room={room} />;
  return part === 3 ? <PartThree room={room} /> : <PartFour room={room} />;
}
