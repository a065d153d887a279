// Texts of the sign-in in nynorsk.
import type { nb } from './nb.ts';

export const nn = {
  'sign-in.choose.title': 'Logg inn i Samløp',
  'sign-in.choose.intro': 'Vel korleis du vil logge inn. Har du HPR-nummer, bruker du HelseID.',
  'sign-in.provider.helseid': 'For helsepersonell',
  'sign-in.provider.idporten': 'For deg som ikkje har HPR-nummer, til dømes i NAV eller ei bustadteneste',
  'sign-in.provider.practice': 'Øving med oppdikta personar',
  'sign-in.again': 'Prøv igjen',
  'sign-in.home': 'Til Samløp',
  'sign-in.as-another': 'Logg inn på nytt',
  'sign-in.signed-out.title': 'Du er logga ut',
  'sign-in.signed-out.text':
    'Ingen kan bruke Samløp som deg frå denne nettlesaren no. Lukk nettlesaren dersom andre bruker maskina.',
  'sign-in.log-in': 'Logg inn',
  'problem.sign-in.stale': 'Innlogginga gjeld ikkje lenger',
  'problem.sign-in.stale.detail':
    'Ho kan ha stått open for lenge, vere brukt allereie eller ha starta i ein annan nettlesar. Logg inn ein gong til.',
  'problem.sign-in.cancelled': 'Du avbraut innlogginga',
  'problem.sign-in.cancelled.detail': 'Du er ikkje logga inn. Prøv igjen når det passar.',
  'problem.sign-in.provider-unavailable': 'Vi får ikkje kontakt med innloggingstenesta',
  'problem.sign-in.provider-unavailable.detail':
    'Feilen ligg ikkje hos deg. Vent eit par minutt og prøv igjen. Varer det, sei frå til den som driftar Samløp hos dykk.',
  'problem.sign-in.provider-refused': 'Innloggingstenesta svara nei',
  'problem.sign-in.provider-refused.detail':
    'Ho sa ikkje kvifor på ein måte vi kan gje att. Prøv igjen. Hjelper det ikkje, sei frå til den som driftar Samløp hos dykk.',
  'problem.sign-in.response-invalid': 'Svaret frå innloggingstenesta stemte ikkje',
  'problem.sign-in.response-invalid.detail': 'Derfor slapp vi ingen inn. Logg inn ein gong til.',
  'problem.sign-in.level-too-low': 'Du må logge inn med høgare tryggleik',
  'problem.sign-in.level-too-low.detail':
    'Samløp krev høgaste tryggleiksnivå. Vel BankID, Buypass eller Commfides når du prøver igjen.',
  'problem.sign-in.no-identity-number': 'Vi fekk ikkje vite kven du er',
  'problem.sign-in.no-identity-number.detail':
    'Det følgde ikkje fødselsnummer eller D-nummer med innlogginga. Prøv ein annan måte å logge inn på.',
  'problem.sign-in.unknown-person': 'Du har ikkje tilgang til Samløp enno',
  'problem.sign-in.unknown-person.detail':
    'Innlogginga gjekk bra, men du er ikkje registrert som tilsett her. Be administratoren for eininga di om å leggje deg til, og logg inn igjen etterpå.',
  'problem.sign-in.no-employment': 'Du er ikkje knytt til noka eining i dag',
  'problem.sign-in.no-employment.detail':
    'Arbeidsforholdet ditt i Samløp har ikkje starta eller er avslutta. Be administratoren for eininga di om å rette datoane.',
} satisfies Record<keyof typeof nb, string>;
