/**
 * Words that say the opposite of each other, a pair of sides a line; the words of one side say much
 * the same. Base forms where there is one: "increasing", "older" and "encryption" are found by theirs.
 * Written from general English, not from the pairs that judge the decision.
 */
const table = `
increase raise boost grow gain | decrease reduce lower diminish shrink loss
increment | decrement
maximise maximize maximum max maximal | minimise minimize minimum min minimal
enlarge magnify upscale widen | shrink downscale narrow
expand unfold lengthen | collapse contract condense shorten
stretch | squeeze
amplify | attenuate
strengthen strong | weaken weak
accelerate speed hasten | decelerate slow
deepen deep | shallow
brighten lighten bright | darken dim dark
sharpen sharp | blur blurry soften
heat warm warming hot | cool cooling chill cold freeze
tighten tight | loosen loose
thicken thick | thin
inflate | deflate
upgrade | downgrade
promote | demote
improve enhance better best | worsen degrade worse worst

open | close shut
lock | unlock
enable activate | disable deactivate
start begin launch boot | stop halt end terminate finish quit
resume continue unpause | pause suspend halt
wake | sleep hibernate
arm | disarm
mute silence | unmute
show reveal display unhide | hide conceal
expose | conceal mask
visible shown | invisible hidden
wrap | unwrap
pin | unpin
star | unstar
bookmark | unbookmark
archive | unarchive
mount attach | unmount eject detach
plug insert | unplug eject
load | unload
engage | disengage
connect link pair attach | disconnect unlink unpair detach
bind tie | unbind untie
assign allocate | unassign deallocate release
couple | decouple
install | uninstall
deploy | undeploy
register enrol enroll | deregister unregister
freeze | unfreeze thaw defrost
fold | unfold
zip compress pack | unzip decompress unpack extract
compress | expand decompress inflate
squash | unsquash

append | prepend
add append insert attach include | remove delete detach erase drop exclude subtract strip
create generate | delete destroy erase remove
build construct assemble | demolish dismantle disassemble destroy
save keep retain preserve | discard delete trash
fill populate refill | empty drain clear
occupy occupied | vacate vacant
include | exclude omit
allow permit authorise authorize whitelist allowlist | deny forbid block prohibit blacklist denylist ban
grant | revoke withdraw
approve accept confirm | reject decline refuse deny
ban block | unban unblock
blocklist | allowlist
mark flag check tick | unmark unflag uncheck untick
select | deselect unselect
like upvote | dislike downvote
follow | unfollow
friend befriend | unfriend
subscribe subscription | unsubscribe unsubscription
join | leave quit
hire recruit employ | fire dismiss
invite | uninvite disinvite
publish | unpublish retract
post | unpost
share | unshare
praise compliment | criticise criticize
agree | disagree
win winner | lose loser
succeed success successful pass passing | fail failed failure failing
attack | defend defence defense
blame | excuse
begin | conclude
remember | forget
acknowledge | ignore
expire | renew
commit | rollback
stage | unstage
stash | unstash
redo | undo
apply | unapply revert
cancel | reinstate book reserve schedule make arrange
arrive arrival arrivals | depart departure departures leave
enter entry entrance entering | exit leaving
import ingest | export
upload | download
push | pull fetch
send | receive
sender | recipient receiver addressee
sent | received
read | write
reader | writer
input | output
incoming inbound | outgoing outbound
inflow | outflow
upstream | downstream
transmit | receive
broadcast | unicast
request ask | answer respond response reply
question | answer
lend | borrow
lender | borrower
buy purchase | sell
buyer | seller vendor
landlord lessor | tenant renter lessee
employer | employee
deposit | withdraw withdrawal
credit | debit
earn income earnings revenue | spend expense expenses expenditure spending
pay payment | refund
profit | loss
asset assets | liability liabilities
bid | ask
gross | net
supply supplier | demand customer
charge recharge | discharge

encode | decode
encrypt encipher cipher | decrypt decipher
serialise serialize marshal stringify | deserialise deserialize unmarshal parse
escape | unescape
obfuscate | deobfuscate
minify uglify | beautify prettify unminify
compile | decompile
assemble | disassemble
tokenise tokenize | detokenise detokenize
quote | unquote
pivot | unpivot
normalise normalize | denormalise denormalize
stack | unstack
flatten | unflatten nest
indent | outdent dedent unindent
anonymise anonymize | deanonymise deanonymize
mask redact | unmask
sign | verify
capitalise capitalize uppercase upper | lowercase lower
merge join combine unite concatenate concat | split separate divide break
group aggregate | ungroup disaggregate
cluster gather collect | scatter disperse
attract | repel
multiply | divide
plus | minus
sum total | difference
integrate integral | differentiate derivative
square | root
exponent exponential | logarithm logarithmic log
interpolate | extrapolate
sine | arcsine
union | intersection
numerator | denominator
encapsulate | decapsulate
colour color colourise colorize | decolour desaturate grayscale greyscale
hydrate | dehydrate
magnetise magnetize | demagnetise demagnetize
centralise centralize | decentralise decentralize
rotate clockwise | counterclockwise anticlockwise
forward | backward reverse rewind
advance | postpone delay defer
precede preceding prior | follow following subsequent
earlier early earliest | later late latest
first initial opening | last final closing
next upcoming future | previous past prior
oldest old | newest new recent latest
young | old
modern | ancient antique
sooner | later
dawn sunrise | dusk sunset
moonrise | moonset
morning | evening
daytime | nighttime
weekday weekdays workday | weekend weekends
day | night
summer | winter
spring | autumn
today | yesterday tomorrow
yesterday | tomorrow
since | until
ascend ascending asc | descend descending desc
climb rise rising rose risen | fall drop falling fell fallen
top topmost | bottom
high highest peak | low lowest trough
upper | lower
above | below beneath
large big huge | small little tiny
long | short brief
tall | short
wide broad | narrow
heavy | light
fast quick | slow
many most | few fewest
much | little
only | except
loud noisy | quiet silent
melt | solidify
evaporate | condense
tidy | messy
calm | stormy
smooth | rough
flat | steep
friendly polite | unfriendly rude
ambiguous vague | unambiguous precise
coarse | fine
dense | sparse
surplus | deficit shortage
bullish | bearish
upside | downside
legal lawful | illegal unlawful
attend | skip
praise | insult
confirmed | tentative cancelled canceled
onboard onboarding | offboard offboarding
uphill | downhill
upstairs | downstairs
uptime | downtime
preceding | subsequent
majority | minority
virtual | physical
wholesale | retail
breakable fragile | sturdy
edible | poisonous
asleep | awake
winner winners | loser losers
more | less fewer
frequent common popular | rare infrequent uncommon unpopular
cheap inexpensive affordable | expensive costly pricey dear
rich wealthy | poor
easy simple | hard difficult
soft | hard
near nearby nearest close | far distant farthest furthest
inside indoor indoors interior inner | outside outdoor outdoors exterior outer
internal | external
front | back rear
left | right
leftmost | rightmost
east eastern | west western
north northern | south southern
horizontal | vertical
row rows | column columns
portrait | landscape
width | height
prefix leading | suffix trailing
header | footer
head | tail
start | end
beginning | ending
source origin | destination target
parent ancestor ancestors | child children descendant descendants
root | leaf
predecessor | successor
superclass | subclass
superset | subset
local offline | remote
online | offline
client | server
public | private
shared | personal
open | proprietary
read | unread
seen | unseen
paid | unpaid
full | empty
true | false
valid | invalid
correct right accurate | incorrect wrong inaccurate
safe | unsafe dangerous
known | unknown
finished done completed complete | unfinished incomplete outstanding pending
active alive running | inactive idle dormant dead
enabled | disabled
present | absent
missing | existing present
available | unavailable
free | busy occupied
free | paid
wet | dry
clean | dirty
raw | cooked
fresh | stale
sweet | sour
healthy | unhealthy
happy | sad
positive | negative
optimistic | pessimistic
even | odd
male man men boy | female woman women girl
husband | wife
mother | father
son | daughter
brother | sister
uncle | aunt
domestic national | international
foreign | domestic native
urban | rural
major | minor
primary main | secondary
manual manually | automatic automatically
synchronous | asynchronous
static | dynamic
mutable | immutable
temporary | permanent
relative | absolute
analog analogue | digital
serial sequential | parallel concurrent
singular | plural
monochrome | coloured colored
stereo | mono
lossless | lossy
implicit | explicit
active | passive
formal | informal casual
plaintext cleartext | ciphertext
compliant | violating
supported | deprecated
encoded | decoded
abbreviate shorten | expand
summarise summarize condense | elaborate expand
simplify | complicate
factor factorise factorize | expand
birth born birthday | death die died
living | deceased
strength strengths advantage advantages pro pros benefit | weakness weaknesses disadvantage disadvantages con cons drawback
cause causes | effect effects consequence
problem | solution
debtor | creditor
payer | payee
caller | callee
teacher instructor | student pupil
doctor | patient
predator | prey
leader | follower
follower followers | following followee followees
supervisor manager | subordinate
home | away
import | expel
acquit | convict
gain | lose
appear | disappear vanish
advance | retreat
borrow | return
catch | throw
dress | undress
exhale | inhale
float | sink
laugh | cry
landing | takeoff
mix blend | separate isolate
obey | disobey
offer | accept
plant | uproot
prove | disprove
trust | distrust
understand | misunderstand
vote | abstain
`;

interface Side {
  readonly line: number;
  readonly side: "left" | "right";
}

const sides = new Map<string, Side[]>();
table
  .split("\n")
  .filter((line) => line.includes("|"))
  .forEach((text, line) => {
    const [left = "", right = ""] = text.split(" | ");
    for (const [words, side] of [
      [left, "left"],
      [right, "right"],
    ] as const) {
      for (const word of words.trim().split(" ")) {
        sides.set(word, [...(sides.get(word) ?? []), { line, side }]);
      }
    }
  });

/** On which side of which pairs of the table a word stands; none for most words. */
export function sidesOf(word: string): readonly Side[] {
  return sides.get(word) ?? none;
}

const none: readonly Side[] = [];
