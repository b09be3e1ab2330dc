/** Words that say the opposite of each other about the same thing, a pair a line. */
const table = `
before after
ascending descending
largest smallest
biggest smallest
large small
longest shortest
highest lowest
high low
newest oldest
latest earliest
latest oldest
later earlier
first last
next previous
maximum minimum
max min
cheapest expensive
best worst
fastest slowest
on off
public private
incoming outgoing
inbound outbound
sent received
read unread
local remote
online offline
top bottom
horizontal vertical
portrait landscape
male female
domestic international
paid unpaid
finished unfinished
enabled disabled
active inactive
weekly monthly
daily weekly
daily monthly
lower upper
lowercase uppercase
positive negative
even odd
sunrise sunset
departure arrival
departures arrivals
buyer seller
tenant landlord
debit credit
input output
`;

const opposites = new Map<string, Set<string>>();
for (const line of table.trim().split("\n")) {
  const [left = "", right = ""] = line.split(" ");
  opposites.set(left, (opposites.get(left) ?? new Set()).add(right));
  opposites.set(right, (opposites.get(right) ?? new Set()).add(left));
}

/** Whether one text qualifies by a word whose opposite, and not the word itself, is in the other. */
export function areQualifiedOppositely(
  left: ReadonlySet<string>,
  right: ReadonlySet<string>,
): boolean {
  for (const word of left) {
    if (right.has(word)) continue;
    for (const opposite of opposites.get(word) ?? []) {
      if (right.has(opposite) && !left.has(opposite)) return true;
    }
  }
  return false;
}
