/** Home: the one next step, the pairs, and what somebody new sees. */
export const homeMessages = {
  'home.title': 'Home',
  'home.greeting': 'Hello, {name}',
  'home.nextStep': 'Your next step',
  'home.nothingToDo': 'Nothing for you to do right now',
  'home.nothingToDo.body': 'We’ll tell you in Teams when there is.',
  'home.pairs': 'Your pairs',
  'home.rounds': 'Rounds',
  'home.openOffer': 'Open your offer',

  'nextStep.decideApprovals':
    '{count, plural, one {{name} is waiting for your OK} other {{name} and {others, plural, one {one more} other {# more}} are waiting for your OK}}',
  'nextStep.decideApprovals.body': 'It takes ten seconds: hours, reason, yes or no.',
  'nextStep.decideApprovals.button': 'Open approvals',
  'nextStep.answerInvitation': 'Accept the invitation with {partner}',
  'nextStep.answerInvitation.body':
    'It waits in your Outlook. Accepted, it holds its place in both calendars.',
  'nextStep.answerInvitation.button': 'See your sessions',
  'nextStep.volunteer': 'Say what you could show a colleague',
  'nextStep.volunteer.body': '{program} is looking for people of every rank.',
  'nextStep.volunteer.button': 'Write your offer',
  'nextStep.finishOffer': 'Finish your offer',
  'nextStep.finishOffer.body': 'Your draft for {program} is kept. It counts once you send it.',
  'nextStep.finishOffer.button': 'Go on writing',
  'nextStep.waitForManager': 'Waiting for {manager}’s OK',
  'nextStep.waitForManager.body': 'Your offer is with {manager}. You’ll hear as soon as it is decided.',
  'nextStep.waitForManager.button': 'See your offer',
  'nextStep.waitForPartner': 'Waiting for your partner',
  'nextStep.waitForPartner.body':
    'You’re in for {program}. Pairs are made together, so that everybody gets a good one.',
  'nextStep.waitForPartner.button': 'See your offer',
  'nextStep.bookingTrouble': 'The meetings with {partner} couldn’t be booked yet',
  'nextStep.bookingTrouble.body': 'Your pair stands. See what is in the way and what helps.',
  'nextStep.bookingTrouble.button': 'See why',
  'nextStep.runPairing': '{program} is ready to be paired',
  'nextStep.runPairing.body':
    '{volunteers, plural, one {# volunteer waits} other {# volunteers wait}} for a partner.',
  'nextStep.runPairing.button': 'Open pairing',
  'nextStep.publishPairs': 'Look at the pairs and publish them',
  'nextStep.publishPairs.body': '{pairs, plural, one {# pair is} other {# pairs are}} proposed in {program}.',
  'nextStep.publishPairs.button': 'Look at the pairs',

  'intro.title': 'Two people, two ranks, eye to eye',
  'intro.what':
    'You and a colleague from another rank and another corner of the company meet regularly and teach each other. One session you show something, the next one you are shown.',
  'intro.takes':
    '{hours, plural, =1 {An hour} one {# hour} other {# hours}} a month until {month}, with your manager’s OK.',
  'intro.booked': 'The meetings come to both calendars by themselves.',
  'intro.private': 'What you tell each other stays between you two.',
  'intro.volunteers':
    '{count, plural, =0 {You would be the first to volunteer.} one {One colleague has volunteered so far} other {# colleagues have volunteered so far}}{count, plural, =0 {} other {{seniors, plural, =0 {.} one {, one of them senior.} other {, # of them senior.}}}}',
  'intro.button': 'Write your offer',
  'intro.closed':
    'No round is open right now. When one opens for you, it shows here and we tell you in Teams.',
} as const;
