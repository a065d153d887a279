// Who is there in a part of the meeting: ticked by those who write the minutes, read by the others.
import { CheckmarkIcon, PersonGroupIcon } from '@navikt/aksel-icons';
import { BodyShort, Button, Checkbox, Heading, InlineMessage, TextField } from '@navikt/ds-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemMessage } from '../../../web/ui/problem-message.tsx';
import type { Presence, Room } from '../model.ts';
import { roomApi, useAct, useReadAgain } from './room-data.ts';

type Party = Room['parties'][number];

const rowOf = (room: Room, partyId: string, part: number): Presence | undefined =>
  room.presence.find((row) => row.partyId === partyId && row.part === part);

/** The patient at the table, and whether they are in the room in a part. */
export function patientIn(room: Room, part: number): { party: Party; isPresent: boolean } | null {
  const party = room.parties.find(({ kind }) => kind === 'patient');
  return party ? { party, isPresent: rowOf(room, party.id, part)?.isPresent ?? false } : null;
}

function PartyLine({ room, party, part }: { room: Room; party: Party; part: number }) {
  const { t } = useTranslation();
  const readAgain = useReadAgain(room.meetingId);
  const { run, problem } = useAct(readAgain);
  const row = rowOf(room, party.id, part);
  const [who, setWho] = useState<string | null>(null);
  const shownWho = row?.who ?? party.replyWho ?? '';
  const isUnit = party.kind === 'unit';
  // The tick stands at once; the server's word comes after it. Presses in a row are sent one after the other.
  const [wished, setWished] = useState<boolean | null>(null);
  const version = useRef(0);
  const before = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    version.current = Math.max(version.current, row?.version ?? 0);
  }, [row?.version]);
  const save = (isPresent: boolean, name: string): Promise<unknown> => {
    const body = { partyId: party.id, part, isPresent, who: name.trim() || null };
    const mine = before.current
      .then(() =>
        run(async () => {
          const { current } = version;
          version.current = (await roomApi.presence(room.meetingId, { ...body, version: current })).version;
        }),
      )
      .then(() => {
        if (before.current === mine) setWished(null);
      });
    setWished(isPresent);
    before.current = mine;
    return mine;
  };
  const isHere = wished ?? row?.isPresent ?? false;
  return (
    <li className="minutes-presence__one">
      <Checkbox size="small" checked={isHere} onChange={(event) => void save(event.target.checked, shownWho)}>
        {party.name}
      </Checkbox>
      {isUnit && isHere && (
        <TextField
          size="small"
          className="minutes-presence__who"
          label={t('minutes.presence.who', { name: party.name })}
          hideLabel
          placeholder={t('minutes.presence.who-short')}
          maxLength={300}
          value={who ?? shownWho}
          onChange={(event) => setWho(event.target.value)}
          onBlur={() => {
            if (who !== null && who !== shownWho) void save(true, who).then(() => setWho(null));
          }}
        />
      )}
      {party.reply === 'not-coming' && !isHere && (
        <BodyShort size="small" className="minutes-note">
          {t('minutes.presence.declined')}
        </BodyShort>
      )}
      <ProblemMessage problem={problem} />
    </li>
  );
}

/** The same for those who only read: no box that cannot be ticked. */
function PartyReader({ room, party, part }: { room: Room; party: Party; part: number }) {
  const { t } = useTranslation();
  const row = rowOf(room, party.id, part);
  const isHere = row?.isPresent === true;
  const who = isHere && party.kind === 'unit' ? row.who : null;
  return (
    <li className="minutes-presence__read" data-here={isHere}>
      {isHere ? (
        <CheckmarkIcon title={t('minutes.presence.here')} />
      ) : (
        <span className="aksel-sr-only">{t('minutes.presence.not-here')}</span>
      )}
      <span>
        {party.name}
        {who && <span className="minutes-note">{who}</span>}
      </span>
    </li>
  );
}

/** Before anybody is ticked: everyone who did not decline, in one press. */
function Everyone({ room, part }: { room: Room; part: number }) {
  const { t } = useTranslation();
  const readAgain = useReadAgain(room.meetingId);
  const { run, problem, isBusy } = useAct(readAgain);
  const coming = room.parties.filter(({ reply }) => reply !== 'not-coming');
  const tick = async () => {
    for (const { id, kind, replyWho } of coming) {
      const who = kind === 'unit' ? replyWho : null;
      const version = rowOf(room, id, part)?.version ?? 0;
      await roomApi.presence(room.meetingId, { partyId: id, part, isPresent: true, who, version });
    }
  };
  return (
    <>
      <Button size="small" variant="secondary" loading={isBusy} onClick={() => void run(tick)}>
        {t('minutes.presence.everyone')}
      </Button>
      <ProblemMessage problem={problem} />
    </>
  );
}

export function PresenceCard({ room, part }: { room: Room; part: number }) {
  const { t } = useTranslation();
  const there = room.parties.filter((party) => rowOf(room, party.id, part)?.isPresent === true).length;
  return (
    <section className="web-card minutes-presence" aria-labelledby="presence-heading">
      <details open={globalThis.matchMedia?.('(min-width: 1024px)').matches ?? true}>
        <summary>
          <Heading level="2" size="xsmall" id="presence-heading">
            <PersonGroupIcon aria-hidden />
            {t('minutes.presence.heading', { part, there, all: room.parties.length })}
          </Heading>
        </summary>
        <ul>
          {room.parties.map((party) => {
            const Line = room.may.edit ? PartyLine : PartyReader;
            return <Line key={`${party.id} ${part}`} room={room} party={party} part={part} />;
          })}
        </ul>
        {room.may.edit && there === 0 && part === 1 && <Everyone room={room} part={part} />}
      </details>
    </section>
  );
}

/** While the patient is outside, and when they are to be fetched. */
export function PatientReminder({ room, part }: { room: Room; part: number }) {
  const { t } = useTranslation();
  const readAgain = useReadAgain(room.meetingId);
  const { run, problem, isBusy } = useAct(readAgain);
  const patient = patientIn(room, part);
  if (!patient || patient.isPresent || room.state === 'held' || room.currentPart !== part) return null;
  const meansToAttend = (mask: number) => (mask & (1 << (part - 1))) !== 0;
  const isBack = part === 3 && (meansToAttend(room.patientParts) || (patientIn(room, 1)?.isPresent ?? false));
  if (part !== 2 && !isBack) return null;
  const row = rowOf(room, patient.party.id, part);
  return (
    <div className="minutes-reminder">
      <InlineMessage status={isBack ? 'warning' : 'info'}>
        {isBack
          ? t('minutes.reminder.fetch', { name: room.givenName })
          : t('minutes.reminder.out', { name: room.givenName })}
      </InlineMessage>
      {room.may.edit && (
        <Button
          size="small"
          variant="secondary"
          loading={isBusy}
          onClick={() =>
            void run(() =>
              roomApi.presence(room.meetingId, {
                partyId: patient.party.id,
                part,
                isPresent: true,
                who: null,
                version: row?.version ?? 0,
              }),
            )
          }
        >
          {t('minutes.reminder.is-in', { name: room.givenName })}
        </Button>
      )}
      <ProblemMessage problem={problem} />
    </div>
  );
}
