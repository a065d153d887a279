// Texts of the sign-in in bokmål.
export const nb = {
  'sign-in.choose.title': 'Logg inn i Samløp',
  'sign-in.choose.intro': 'Velg hvordan du vil logge inn. Har du HPR-nummer, bruker du HelseID.',
  'sign-in.provider.helseid': 'For helsepersonell',
  'sign-in.provider.idporten': 'For deg som ikke har HPR-nummer, for eksempel i NAV eller en boligtjeneste',
  'sign-in.provider.practice': 'Øvelse med oppdiktede personer',
  'sign-in.again': 'Prøv igjen',
  'sign-in.home': 'Til Samløp',
  'sign-in.as-another': 'Logg inn på nytt',
  'sign-in.signed-out.title': 'Du er logget ut',
  'sign-in.signed-out.text':
    'Ingen kan bruke Samløp som deg fra denne nettleseren nå. Lukk nettleseren hvis andre bruker maskinen.',
  'sign-in.log-in': 'Logg inn',
  'problem.sign-in.stale': 'Innloggingen gjelder ikke lenger',
  'problem.sign-in.stale.detail':
    'Den kan ha stått åpen for lenge, være brukt allerede eller ha begynt i en annen nettleser. Logg inn en gang til.',
  'problem.sign-in.cancelled': 'Du avbrøt innloggingen',
  'problem.sign-in.cancelled.detail': 'Du er ikke logget inn. Prøv igjen når det passer.',
  'problem.sign-in.provider-unavailable': 'Vi får ikke kontakt med innloggingstjenesten',
  'problem.sign-in.provider-unavailable.detail':
    'Feilen ligger ikke hos deg. Vent et par minutter og prøv igjen. Varer det, si fra til den som drifter Samløp hos dere.',
  'problem.sign-in.provider-refused': 'Innloggingstjenesten svarte nei',
  'problem.sign-in.provider-refused.detail':
    'Den sa ikke hvorfor på en måte vi kan gjengi. Prøv igjen. Hjelper det ikke, si fra til den som drifter Samløp hos dere.',
  'problem.sign-in.response-invalid': 'Svaret fra innloggingstjenesten stemte ikke',
  'problem.sign-in.response-invalid.detail': 'Derfor slapp vi ingen inn. Logg inn en gang til.',
  'problem.sign-in.level-too-low': 'Du må logge inn med høyere sikkerhet',
  'problem.sign-in.level-too-low.detail':
    'Samløp krever høyeste sikkerhetsnivå. Velg BankID, Buypass eller Commfides når du prøver igjen.',
  'problem.sign-in.no-identity-number': 'Vi fikk ikke vite hvem du er',
  'problem.sign-in.no-identity-number.detail':
    'Det fulgte ikke fødselsnummer eller D-nummer med innloggingen. Prøv en annen måte å logge inn på.',
  'problem.sign-in.unknown-person': 'Du har ikke tilgang til Samløp ennå',
  'problem.sign-in.unknown-person.detail':
    'Innloggingen gikk bra, men du er ikke registrert som ansatt her. Be administratoren for enheten din om å legge deg til, og logg inn igjen etterpå.',
  'problem.sign-in.no-employment': 'Du er ikke knyttet til noen enhet i dag',
  'problem.sign-in.no-employment.detail':
    'Arbeidsforholdet ditt i Samløp har ikke begynt eller er avsluttet. Be administratoren for enheten din om å rette datoene.',
} as const;
