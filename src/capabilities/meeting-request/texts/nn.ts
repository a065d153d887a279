// Nynorsk texts of requests for a clarification meeting.
import type { nb } from './nb.ts';

export const nn = {
  'problem.meeting-request.not-for-you': 'Eininga di kallar inn sjølv',
  'problem.meeting-request.not-for-you.detail':
    'Ønske om avklaringsmøte blir sende av fastlegar, kommunar og NAV. Start eit forløp frå sida til personen i staden.',
  'problem.meeting-request.not-yours': 'Dette ønsket er det andre som svarar på',
  'problem.meeting-request.not-yours.detail':
    'Ein behandlar i eininga som fekk ønsket, svarar. Den som sende det, kan trekkje det.',
  'problem.meeting-request.no-longer-waits': 'Ønsket ventar ikkje lenger på svar',
  'problem.meeting-request.no-longer-waits.detail':
    'Nokon har svart eller trekt det. Last sida på nytt for å sjå kva som skjedde.',
  'problem.meeting-request.already-sent': 'Eininga di har alt spurt dei om denne personen',
  'problem.meeting-request.already-sent.detail': 'Ønsket ventar på svar. Du finn det under Ønske om møte.',
  'problem.meeting-request.receiver': 'Vel ei eining i psykisk helsevern (PHV) eller rusbehandling (TSB).',
  'problem.meeting-request.no-topic': 'Vel minst eitt tema som teksten handlar om.',
  'problem.meeting-request.beyond-basis':
    'Teksten handlar om noko personen ikkje har sagt ja til å dele med eininga. Ta det ut av teksten, eller spør personen.',
  'problem.meeting-request.consent-needed':
    'Her trengst samtykke frå personen, munnleg eller skriftleg, før noko kan sendast.',
  'problem.meeting-request.clinician-records':
    'Eit samtykke blir registrert av ein behandlar. Be ein behandlar om å sende ønsket.',
  'problem.meeting-request.name-somebody':
    'Personen er skjerma. Vel kven i eininga som skal kunne opne ønsket.',

  'meeting-request.list.title': 'Ønske om møte',
  'meeting-request.list.lead.in':
    'Fastlegar, kommunar og NAV ber om avklaringsmøte. Eininga svarar ja, eller nei med grunn.',
  'meeting-request.list.lead.out': 'Her ser du kva eininga di har bede om, og kva de fekk til svar.',
  'meeting-request.list.search': 'Søk blant ønska',
  'meeting-request.list.waiting': 'Ventar på svar',
  'meeting-request.list.answered': 'Svart på',
  'meeting-request.list.empty.in': 'Ingen ønske ventar på svar',
  'meeting-request.list.empty.in.detail':
    'Når nokon ber om eit møte, får eininga ein e-post, og ønsket står her.',
  'meeting-request.list.empty.out': 'De ventar ikkje på svar frå nokon',
  'meeting-request.list.empty.out.detail': 'Du ber om eit møte frå sida til personen det gjeld.',
  'meeting-request.list.empty.answered': 'Ingen ønske er svart på enno',
  'meeting-request.list.more': 'Her står dei nyaste. Eldre ønske finn du på sida til personen.',
  'meeting-request.list.find-person': 'Finn personen',
  'meeting-request.list.from': 'Frå {{unit}}',
  'meeting-request.list.to': 'Til {{unit}}',
  'meeting-request.list.unopened': 'Ikkje opna av deg',
  'meeting-request.list.sent': 'Sendt {{day}}',

  'meeting-request.state.sent': 'Ventar på svar',
  'meeting-request.state.accepted': 'Ja',
  'meeting-request.state.declined': 'Nei',
  'meeting-request.state.withdrawn': 'Trekt',

  'meeting-request.form.title': 'Be om avklaringsmøte',
  'meeting-request.form.for': 'Be om avklaringsmøte for {{name}}',
  'meeting-request.form.lead':
    'Eininga du spør, svarar ja, eller nei med grunn. Du og eininga di har ansvaret til dei har sagt ja.',
  'meeting-request.form.back': 'Til {{name}}',
  'meeting-request.form.part.to': 'Mottakar',
  'meeting-request.form.part.situation': 'Situasjonen',
  'meeting-request.form.why': 'Kvifor trengst eit møte no?',
  'meeting-request.form.why.detail':
    'Vanleg tilvising eller ein telefon er første veg. Eit avklaringsmøte er for når det ikkje held.',
  'meeting-request.escalation.serious-and-urgent': 'Situasjonen er alvorleg og samansett, og det hastar',
  'meeting-request.escalation.ordinary-cooperation-failed':
    'Vanleg samarbeid er prøvd og har ikkje ført fram',
  'meeting-request.form.cannot-wait': 'Kvifor kan det ikkje vente?',
  'meeting-request.form.tried': 'Kva er prøvd, og kva skjedde?',
  'meeting-request.form.tried.detail': 'Til dømes tilvisingar, telefonar og møte, og kva svaret vart.',
  'meeting-request.form.to': 'Kva eining spør du?',
  'meeting-request.form.to.detail':
    'Psykisk helsevern (PHV) eller rusbehandling (TSB). Kjenner ei eining personen frå før, vel ho.',
  'meeting-request.form.trigger': 'Kva gjeld ønsket?',
  'meeting-request.trigger.existing-course': 'Personen får behandling éin stad og treng også det andre',
  'meeting-request.trigger.clarify-need': 'Det må avklarast om eit felles forløp er rett no',
  'meeting-request.form.situation': 'Situasjonen, og kva de ber om',
  'meeting-request.form.situation.detail':
    'Kort: korleis personen har det no, kva som trengst, og kva møtet skal avklare.',
  'meeting-request.form.wishes': 'Kva ønskjer personen sjølv?',
  'meeting-request.form.wishes.detail': 'Gjerne med personen sine eigne ord. La stå tomt om du ikkje veit.',
  'meeting-request.form.parties': 'Kven bør vere med i møtet?',
  'meeting-request.form.parties.detail':
    'Tenester og personar. Eininga som kallar inn, avklarar samtykke for kvar av dei.',
  'meeting-request.form.topics': 'Kva handlar teksten om?',
  'meeting-request.form.topics.detail':
    'Berre dei som har lov til å vite om alle temaa du vel, får lese teksten.',
  'meeting-request.form.basis': 'Kva har personen sagt ja til?',
  'meeting-request.form.basis.choose-unit': 'Vel eining først. Då ser du om det trengst samtykke.',
  'meeting-request.form.no-objection': 'Personen veit at ønsket blir sendt, og har ikkje sagt nei',
  'meeting-request.form.no-objection.missing':
    'Snakk med personen først. Seier personen nei, kan ønsket ikkje sendast.',
  'meeting-request.form.consent-kind': 'Korleis er samtykket gitt?',
  'meeting-request.basis.oral-consent': 'Munnleg',
  'meeting-request.basis.written-consent': 'Skriftleg',
  'meeting-request.basis.gp-cooperation': 'Samarbeid med fastlegen, utan samtykke',
  'meeting-request.basis.specialist-cooperation': 'Samarbeid i spesialisthelsetenesta, utan samtykke',
  'meeting-request.basis.responsible-unit': 'Eininga har ansvaret frå',
  'meeting-request.form.given-on': 'Dato for samtykket',
  'meeting-request.form.consent-topics': 'Kva kan eininga få vite?',
  'meeting-request.form.consent-topics.detail':
    'Samtykket gjeld begge vegar: når eininga seier ja, ser de det same som de no deler.',
  'meeting-request.form.all-topics': 'Vel alt',
  'meeting-request.form.valid-to': 'Siste dag, om samtykket har ein',
  'meeting-request.form.valid-to.detail':
    'Elles gjeld det til forløpet er slutt eller personen trekkjer det.',
  'meeting-request.form.limit': 'Avgrensingar, med personen sine ord',
  'meeting-request.form.limit.detail': 'Blir ikkje lesne av eininga som får ønsket.',
  'meeting-request.form.beyond_one':
    'Personen har ikkje sagt ja til å dele {{topics}}. Ta det ut av teksten, eller spør personen.',
  'meeting-request.form.beyond_other':
    'Personen har ikkje sagt ja til å dele {{topics}}. Ta det ut av teksten, eller spør personen.',
  'meeting-request.form.named': 'Kven i eininga skal kunne opne ønsket?',
  'meeting-request.form.named.detail': 'Personen er skjerma. Berre den du vel, ser at ønsket finst.',
  'meeting-request.form.next': 'Det som skjer når du sender',
  'meeting-request.form.next.notice':
    'Eininga får ein e-post om at noko ventar. Han seier ikkje kven det gjeld.',
  'meeting-request.form.next.due': 'Dei skal svare innan {{day}}.',
  'meeting-request.form.next.responsible': 'Du har ansvaret til dei har sagt ja. Du får beskjed om svaret.',
  'meeting-request.form.send': 'Send ønsket',
  'meeting-request.form.give-up': 'Tøm skjemaet',
  'meeting-request.form.required': 'Dette må fyllast ut.',
  'meeting-request.form.kept': 'Skjemaet blir teke vare på til du sender det.',
  'meeting-request.form.not-registered': 'Personen er registrert ved ei anna eining',
  'meeting-request.form.convenes': 'Eininga di kallar inn til avklaringsmøte sjølv',
  'meeting-request.form.convenes.detail': 'Start eit forløp frå sida til personen, så kan du kalle inn.',

  'meeting-request.page.title': 'Ønske om avklaringsmøte',
  'meeting-request.page.for': 'Ønske om avklaringsmøte for {{name}}',
  'meeting-request.page.from': 'Frå {{staff}} ved {{unit}}, {{when}}',
  'meeting-request.page.born': 'Fødd {{day}}',
  'meeting-request.page.call': 'Ring {{phone}}',
  'meeting-request.page.situation': 'Situasjonen, og kva dei ber om',
  'meeting-request.page.wishes': 'Det personen sjølv ønskjer',
  'meeting-request.page.why': 'Kvifor no',
  'meeting-request.page.parties': 'Dei som bør vere med',
  'meeting-request.page.basis': 'Difor kan eininga lese dette',
  'meeting-request.page.basis.given': '{{kind}} {{day}}.',
  'meeting-request.page.basis.none': 'Grunnlaget for å dele er borte. Eininga ser ikkje ønsket lenger.',
  'meeting-request.page.topics': 'Teksten handlar om',
  'meeting-request.page.pathway': 'Gå til forløpet',
  'meeting-request.page.gone': 'Ønsket finst ikkje her',
  'meeting-request.page.gone.detail':
    'Det kan vere svart nei på eller trekt, eller personen kan ha trekt samtykket sitt. Då ser eininga det ikkje lenger.',

  'meeting-request.card.for': 'Ønske om avklaringsmøte for {{name}}',
  'meeting-request.card.lead': 'Frå {{unit}}. Vel kvifor du opnar det, så får du lese.',
  'meeting-request.card.reason': 'Kvifor opnar du det?',
  'meeting-request.card.why': 'Pasienten kan sjå kven som har opna, og kvifor.',
  'meeting-request.card.hours_one': 'Forløpet er ope for deg i éin time.',
  'meeting-request.card.hours_other': 'Forløpet er ope for deg i {{count}} timar.',
  'meeting-request.card.open': 'Opne ønsket',

  'meeting-request.answer.title': 'Svar på ønsket',
  'meeting-request.answer.due': 'Svar innan',
  'meeting-request.answer.choice': 'Kva svarar eininga?',
  'meeting-request.answer.yes': 'Ja, vi tek over og vurderer eit felles forløp',
  'meeting-request.answer.no': 'Nei, med ein grunn som {{unit}} får lese',
  'meeting-request.answer.yes.happens': 'Eininga di får ansvaret, og du blir ansvarleg person.',
  'meeting-request.answer.yes.deadline': 'Innkallinga til møtet skal sendast innan {{day}}.',
  'meeting-request.answer.yes.requester': '{{unit}} får beskjed og ser framleis det samtykket dekkjer.',
  'meeting-request.answer.no.happens': '{{unit}} har framleis ansvaret, får beskjed og les grunnen.',
  'meeting-request.answer.no.closes': 'Ønsket og forløpet blir lukka for eininga di med ein gong.',
  'meeting-request.answer.reason': 'Kvifor seier de nei?',
  'meeting-request.answer.reason.detail': 'Sei kva som kan hjelpe i staden, og kven dei kan kontakte.',
  'meeting-request.answer.accept': 'Ta over ansvaret',
  'meeting-request.answer.decline': 'Send nei med grunnen',
  'meeting-request.answer.declined': 'Svaret er sendt. {{unit}} har framleis ansvaret.',
  'meeting-request.answer.others': 'Ein behandlar i eininga svarar på ønsket.',

  'meeting-request.own.sent': 'Ønsket er sendt til {{unit}}.',
  'meeting-request.own.sent.call':
    '{{unit}} har ikkje e-postadresse i Samløp. Ring dei og sei at det ligg eit ønske her.',
  'meeting-request.own.waits': '{{unit}} skal svare innan {{day}}. Du har ansvaret til dei har sagt ja.',
  'meeting-request.own.broken': '{{unit}} skulle ha svart innan {{day}}. Ring dei. Du har framleis ansvaret.',
  'meeting-request.own.accepted': '{{unit}} sa ja {{when}}. Dei har ansvaret no.',
  'meeting-request.own.declined': '{{unit}} sa nei {{when}}. Du og eininga di har framleis ansvaret.',
  'meeting-request.own.withdrawn': 'Ønsket vart trekt {{when}}.',
  'meeting-request.own.reason': 'Grunnen dei gav',
  'meeting-request.own.ask-another': 'Spør ei anna eining',
  'meeting-request.own.withdraw': 'Trekk ønsket',
  'meeting-request.own.withdraw.title': 'Trekkje ønsket?',
  'meeting-request.own.withdraw.happens':
    '{{unit}} ser det ikkje lenger, og forløpet blir avslutta. Du kan sende eit nytt ønske seinare.',
} as const satisfies Record<keyof typeof nb, string>;
