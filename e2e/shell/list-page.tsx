// A page with the parts that only show: a list to search, deadlines, topics, a matrix, and nothing.
import { Link } from 'react-router';
import { addDays } from '../../src/rules/plain-date.ts';
import { useHeaderSearch } from '../../src/web/header-search.ts';
import { useToday } from '../../src/web/now.ts';
import { DueDate } from '../../src/web/ui/due-date.tsx';
import { EmptyState } from '../../src/web/ui/empty-state.tsx';
import { ListSearch } from '../../src/web/ui/list-search.tsx';
import { Matrix } from '../../src/web/ui/matrix.tsx';
import { PageHeader } from '../../src/web/ui/page-header.tsx';
import { PersonName } from '../../src/web/ui/person-name.tsx';
import { TopicTags } from '../../src/web/ui/topic-tags.tsx';

const people = [
  { name: 'Kari Nordmann', due: -2 },
  { name: 'Ola Hansen', due: 0 },
  { name: 'Åse Ødegård', due: 9 },
];
const topics = ['diagnose', 'bolig', 'økonomi'].map((label) => ({ id: label, label }));

export default function ListPage() {
  const today = useToday();
  const words = useHeaderSearch();
  return (
    <>
      <PageHeader title="Personer" lead="Alle her er oppdiktet." />
      <ListSearch
        label="Søk blant personer"
        items={people}
        keyOf={({ name }) => name}
        textOf={({ name }) => name}
        initialWords={words}
        emptyTitle="Ingen personer ennå"
        renderItem={({ name, due }) => (
          <Link className="web-row" to="/tekst">
            <span className="web-row__main">
              <PersonName name={name} />
            </span>
            <DueDate due={addDays(today, due)} />
          </Link>
        )}
      />
      <Matrix
        caption="Hvem ser hva"
        rowLabel="Tjeneste"
        noteLabel="Grunnlag"
        columns={topics}
        rows={[{ id: 'nav', label: 'NAV', on: new Set(['bolig']), note: 'samtykke' }]}
      />
      <TopicTags topics={topics} />
      <EmptyState title="Ingen oppgaver">Når noen gir deg en oppgave, står den her.</EmptyState>
    </>
  );
}
