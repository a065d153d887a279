// One piece of the minutes: written and saved as one types by those who may, read by the others.
import { BodyLong, TextField } from '@navikt/ds-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { SaveStatus } from '../../../web/ui/save-status.tsx';
import { TextEditor } from '../../../web/ui/text-editor.tsx';
import { useWordCheck } from '../../../web/ui/word-check.ts';
import { useAutosave, type Autosave } from '../../../web/use-autosave.ts';
import type { ServerCopy } from '../../../web/autosave-model.ts';
import { useTopicNames } from '../../meeting/web/use-names.ts';
import type { Room, RoomItem, Saved } from '../model.ts';
import { FieldClash, type ClashField } from './field-clash.tsx';
import { PieceTopics } from './piece-topics.tsx';

export interface ItemValue {
  title: string;
  description: string;
  conclusion: string;
  topics: number;
}

const longest = 9_900;

function readCurrent(current: unknown): ServerCopy<ItemValue> | null {
  const item = current as Partial<RoomItem> | null;
  if (typeof item?.version !== 'number' || typeof item.topics !== 'number') return null;
  const { title = '', description = '', conclusion = '', topics, version } = item;
  return { value: { title, description, conclusion, topics }, version };
}

export function useItem(item: RoomItem): Autosave<ItemValue> {
  const { title, description, conclusion, topics, version } = item;
  return useAutosave<ItemValue>({
    key: `minutes/item/${item.id}`,
    value: { title, description, conclusion, topics },
    version,
    readCurrent,
    save: (value, request) =>
      api.put<Saved>(
        `/api/minutes-items/${item.id}`,
        { ...value, version: request.version },
        { keepalive: request.keepalive },
      ),
  });
}

export interface ItemEditorProps {
  room: Room;
  item: RoomItem;
  /** What the piece is called. */
  name: string;
  /** The words above the main text; the name unless told otherwise. */
  textLabel?: string;
  /** A heading just above says the same. */
  isLabelHidden?: boolean;
  textHelp?: string;
  hasTitle?: boolean;
  hasConclusion?: boolean;
}

export function ItemEditor(props: ItemEditorProps) {
  const { room, item, name, textLabel = name, textHelp, isLabelHidden = false } = props;
  const { hasTitle = false, hasConclusion = false } = props;
  const { t } = useTranslation();
  const check = useWordCheck();
  const topicNames = useTopicNames();
  const saved = useItem(item);
  const { value, setValue } = saved;
  const put = (change: Partial<ItemValue>) => setValue({ ...value, ...change });
  const isTooLong = value.description.length > longest || value.conclusion.length > longest;
  const fields: ClashField<ItemValue>[] = [
    { key: 'title', name: t('minutes.case.title'), say: (one) => one.title, isText: true },
    { key: 'description', name: textLabel, say: (one) => one.description, isText: true },
    { key: 'conclusion', name: t('minutes.conclusion'), say: (one) => one.conclusion, isText: true },
    {
      key: 'topics',
      name: t('minutes.topics.legend'),
      say: (one) =>
        topicNames(one.topics, true)
          .map(({ label }) => label)
          .join(', '),
      isText: false,
    },
  ];
  return (
    <div className="minutes-item">
      <FieldClash saved={saved} fields={fields} />
      {hasTitle && (
        <TextField
          id={`${item.id}-title`}
          size="small"
          label={t('minutes.case.title')}
          maxLength={300}
          value={value.title}
          onChange={(event) => put({ title: event.target.value })}
        />
      )}
      {textHelp && (
        <p className="minutes-note" id={`${item.id}-help`}>
          {textHelp}
        </p>
      )}
      <TextEditor
        id={`${item.id}-text`}
        size="small"
        label={textLabel}
        hideLabel={isLabelHidden}
        {...(textHelp ? { 'aria-describedby': `${item.id}-help` } : {})}
        minRows={2}
        value={value.description}
        onValueChange={(description) => put({ description })}
        check={check}
      />
      {hasConclusion && (
        <TextEditor
          id={`${item.id}-conclusion`}
          size="small"
          label={t('minutes.conclusion')}
          minRows={2}
          value={value.conclusion}
          onValueChange={(conclusion) => put({ conclusion })}
          check={check}
        />
      )}
      {isTooLong && <p role="alert">{t('minutes.too-long')}</p>}
      <div className="minutes-foot">
        <PieceTopics
          room={room}
          topics={value.topics}
          name={name}
          mayChange={room.may.edit}
          onChange={(topics) => put({ topics })}
        />
        <SaveStatus {...saved} />
      </div>
    </div>
  );
}

/** A piece that the reader does not write: its words, or that nothing is written yet. */
export function ItemReader({ room, item, name }: { room: Room; item: RoomItem; name: string }) {
  const { t } = useTranslation();
  const isEmpty = item.description.trim() === '' && item.conclusion.trim() === '';
  return (
    <div className="minutes-item">
      {isEmpty && <p className="minutes-empty">{t('minutes.nothing-yet')}</p>}
      {item.description.trim() !== '' && <BodyLong className="minutes-prose">{item.description}</BodyLong>}
      {item.conclusion.trim() !== '' && (
        <div>
          <p className="minutes-label">{t('minutes.conclusion')}</p>
          <BodyLong className="minutes-prose">{item.conclusion}</BodyLong>
        </div>
      )}
      <PieceTopics
        room={room}
        topics={item.topics}
        name={name}
        mayChange={false}
        onChange={() => undefined}
      />
    </div>
  );
}

/** A piece as the reader may have it. */
export function Item(props: ItemEditorProps) {
  const { room, item, name } = props;
  return item.mayEdit ? <ItemEditor {...props} /> : <ItemReader room={room} item={item} name={name} />;
}
