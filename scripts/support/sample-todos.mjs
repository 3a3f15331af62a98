const DAY = 24 * 60 * 60 * 1000;

/** What somebody may have to do: title, and what else there is to say of it. */
const BELIEVABLE = [
  {
    title: 'Renew the passport',
    description: 'Two photographs, the old passport, and the form from the town hall.',
    priority: 'high',
    due: -1,
    tags: ['errands'],
  },
  { title: 'Send the slides for Thursday’s review', priority: 'high', due: 0, tags: ['work'] },
  { title: 'Book the dentist', due: 0, tags: ['health'] },
  { title: 'Water the plants on the balcony', tags: ['home', 'garden'] },
  {
    title: 'Ask Grace about the invoice of October',
    description: 'She has the original; the amount on ours is wrong.',
    priority: 'medium',
    due: 1,
    tags: ['work', 'money'],
  },
  { title: 'Return the library books', due: 2, tags: ['errands'] },
  {
    title: 'Buy a present for Mary’s birthday',
    description: 'The cookbook she liked, or a day at the sea for the two of us.',
    priority: 'medium',
    due: 4,
    tags: ['family'],
  },
  { title: 'Mend the bicycle’s rear light', tags: ['home'] },
  { title: 'Read the chapter on keyset paging', tags: ['work', 'reading'] },
  {
    title: 'Compare offers for the electricity',
    description: 'The contract ends in February and has to be ended a month before.',
    priority: 'low',
    due: 12,
    tags: ['money'],
  },
  { title: 'Plan the weekend in the mountains', due: 9, tags: ['family'] },
  { title: 'Sort the photos of last summer', priority: 'low' },
  { title: 'Call the landlord about the heating', priority: 'medium', due: 1, tags: ['home'] },
  { title: 'Sharpen the kitchen knives', tags: ['home'] },
  {
    title: 'Prepare the talk for the meetup',
    description: 'Twenty minutes, then questions. Begin with the demonstration.',
    priority: 'high',
    due: 15,
    tags: ['work'],
  },
  { title: 'Clear the inbox', completed: true, tags: ['work'] },
  { title: 'Order printer paper', completed: true, tags: ['errands'] },
];

/** To-dos as one person would have them; the same ones on the same day, however often one asks. */
export function sampleTodos(count, today = new Date()) {
  return Array.from({ length: count }, (_, index) => {
    const { title, due, ...rest } = BELIEVABLE[index % BELIEVABLE.length];
    const round = Math.floor(index / BELIEVABLE.length);
    return {
      ...rest,
      title: round === 0 ? title : `${title} (${round + 1})`,
      ...(due === undefined ? {} : { dueOn: dayAfter(today, due) }),
    };
  });
}

/** `2026-12-24`, so many days later. */
export function dayAfter(today, days) {
  return new Date(today.getTime() + days * DAY).toISOString().slice(0, 10);
}
