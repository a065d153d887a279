// One long text that saves itself: the editor with its words check, where it is saved, and the choice when two have written.
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { SaveStatus } from '../../../web/ui/save-status.tsx';
import { TextEditor } from '../../../web/ui/text-editor.tsx';
import { VersionClash } from '../../../web/ui/version-clash.tsx';
import { useWordCheck } from '../../../web/ui/word-check.ts';
import { useAutosave } from '../../../web/use-autosave.ts';

export interface SavedTextProps {
  id: string;
  /** Names the text among all that one person writes, by ids only. */
  draftKey: string;
  /** PUT with `{ text, version }`; answers `{ version }`. */
  path: string;
  label: string;
  description?: string;
  text: string;
  version: number;
  minRows?: number;
  hasWordCheck?: boolean;
  onSaved?(version: number): void;
}

export function SavedText(props: SavedTextProps) {
  const { id, draftKey, path, label, description, text, version, minRows = 4, hasWordCheck = true } = props;
  const { t } = useTranslation();
  const check = useWordCheck();
  const saved = useAutosave<string>({
    key: draftKey,
    value: text,
    version,
    save: async (written, request) => {
      const answer = await api.put<{ version: number }>(
        path,
        { text: written, version: request.version },
        { keepalive: request.keepalive },
      );
      props.onSaved?.(answer.version);
      return answer;
    },
  });
  return (
    <div className="meeting-text">
      {saved.clash && (
        <VersionClash
          name={label}
          mine={saved.clash.mine}
          theirs={saved.clash.theirs}
          onKeepMine={saved.keepMine}
          onKeepTheirs={saved.keepTheirs}
          onMerge={saved.merge}
        />
      )}
      <TextEditor
        id={id}
        label={label}
        description={description}
        minRows={minRows}
        value={saved.value}
        onValueChange={saved.setValue}
        {...(hasWordCheck ? { check } : {})}
      />
      <SaveStatus {...saved} />
      {saved.value.length > 10_000 && <p role="alert">{t('meeting.text.too-long')}</p>}
    </div>
  );
}
