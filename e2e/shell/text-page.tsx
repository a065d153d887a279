// A page with the parts that are written in: a text that saves itself, a day and a time, a question before an act.
import { Button, TextField } from '@navikt/ds-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../src/web/api.ts';
import { ApiProblem } from '../../src/web/problem.ts';
import { ConfirmDialog } from '../../src/web/ui/confirm-dialog.tsx';
import { type DayAndTime, DateTimeField } from '../../src/web/ui/date-time-field.tsx';
import { FileUploadField } from '../../src/web/ui/file-upload-field.tsx';
import { Loading } from '../../src/web/ui/loading.tsx';
import { PageHeader } from '../../src/web/ui/page-header.tsx';
import { ProblemMessage } from '../../src/web/ui/problem-message.tsx';
import { SaveStatus } from '../../src/web/ui/save-status.tsx';
import { TextEditor } from '../../src/web/ui/text-editor.tsx';
import { VersionClash } from '../../src/web/ui/version-clash.tsx';
import { useWordCheck } from '../../src/web/ui/word-check.ts';
import { useAutosave } from '../../src/web/use-autosave.ts';

interface Text {
  value: string;
  version: number;
}

const refused = new ApiProblem({
  status: 422,
  code: 'invalid-input',
  title: 'Noe må rettes',
  errors: [{ field: 'place', message: 'Skriv hvor møtet skal være.' }],
});

function Conclusion({ text }: { text: Text }) {
  const check = useWordCheck();
  const saved = useAutosave({
    key: 'text/1',
    value: text.value,
    version: text.version,
    save: (value, { version, keepalive }) => api.put<Text>('/api/text', { value, version }, { keepalive }),
  });
  return (
    <div>
      {saved.clash && (
        <VersionClash
          name="Konklusjon"
          mine={saved.clash.mine}
          theirs={saved.clash.theirs}
          onKeepMine={saved.keepMine}
          onKeepTheirs={saved.keepTheirs}
          onMerge={saved.merge}
        />
      )}
      <TextEditor label="Konklusjon" value={saved.value} onValueChange={saved.setValue} check={check} />
      <SaveStatus {...saved} />
    </div>
  );
}

export default function TextPage() {
  const text = useQuery({ queryKey: ['text'], queryFn: () => api.get<Text>('/api/text') });
  const [when, setWhen] = useState<DayAndTime>({ day: null, time: null });
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  return (
    <>
      <PageHeader
        title="Avklaringsmøte"
        back={{ to: '/', label: 'Personer' }}
        actions={<Button onClick={() => setIsAsking(true)}>Avlys møtet</Button>}
      />
      {text.data ? <Conclusion text={text.data} /> : <Loading shape="text" />}
      {text.error && <ProblemMessage problem={text.error} onRetry={() => void text.refetch()} />}
      <DateTimeField id="start" legend="Når er møtet?" value={when} onChange={setWhen} />
      <TextField id="place" label="Sted" />
      <FileUploadField
        label="Vedlegg"
        path="/api/files"
        accept=".pdf"
        maxSizeMb={1}
        onUploaded={() => undefined}
      />
      <Button onClick={() => setProblem(refused)}>Send innkallinger</Button>
      <ProblemMessage problem={problem} hasFocus />
      <ConfirmDialog
        isOpen={isAsking}
        title="Avlyse møtet?"
        confirmLabel="Ja, avlys møtet"
        onConfirm={() => setIsAsking(false)}
        onCancel={() => setIsAsking(false)}
      >
        Alle som er invitert, får beskjed nå.
      </ConfirmDialog>
    </>
  );
}
