/**
 * Verbs of requests by what they do, one class a line; a verb may do several things.
 * Written from general English, not from the pairs that judge the decision.
 */
const table = `
retrieve: show list find get look lookup fetch retrieve see view display search browse report locate tell give what which who where when how need say pull know
detail: check monitor what is does whether
notify: notify alert ping tell remind warn page inform let wake nudge
monitor: monitor watch alert track follow observe notify warn let tell keep ping page
track: track trace follow where what show see check
create: create make generate produce build draft compose design mint scaffold construct author prepare invent start want need give containerise open set
write: write draft compose author create pen jot make prepare generate want give tell need
draw: draw plot chart graph visualise visualize diagram render sketch show create make generate
delete: delete remove erase drop purge wipe discard trash kill eliminate clear clean tidy rid bin
remove: remove lose strip drop erase cut delete eliminate hide take rid clean clear
strip: strip trim reduce shrink prune slim
prune: prune clean tidy clear remove delete purge
send: send post mail email message text fire dispatch deliver push forward text shoot tell get drop
post: post publish share tweet put announce tell push send write advertise release
share: share send forward
save: download save fetch grab get store keep
upload: upload push put send store save copy
add: add put insert append log note include enter record attach place point set
convert: convert turn transform translate change render port compile transcode express flatten reformat export make put give get how need want reply
compile: compile build render turn convert make
merge: merge combine join stitch unite fuse concatenate consolidate bundle unify
split: split divide separate cut break slice chop
cut: cut trim chop crop clip shorten slice keep
compress: compress shrink reduce squeeze optimise optimize slim lighten minify make
extract: extract pull grab scrape harvest lift isolate get parse take
unpack: extract unzip unpack decompress open expand
pack: zip archive pack compress bundle
recognise: recognise recognize read scan ocr make extract detect transcribe get
transcribe: transcribe write type turn convert caption get give
speak: read speak narrate voice pronounce turn make say
schedule: schedule plan queue automate time arrange run program publish post
plan: plan organise organize arrange prepare design schedule map what which create make
book: book reserve arrange rent need
buy: buy purchase order acquire get
refund: refund reimburse return give
bill: bill invoice charge
cancel: cancel void revoke abort retract withdraw
validate: validate check verify conform confirm test ensure comply audit does is are
check: check verify inspect look test examine find is are when how does has have am will whether see are
compute: calculate compute count determine tally figure how what total measure sum average estimate work
estimate: estimate guess predict forecast gauge how what
solve: solve complete crack answer fill what
predict: predict forecast estimate anticipate
analyse: analyse analyze examine assess evaluate study did
review: review check inspect examine look critique assess audit go
summarise: summarise summarize condense digest recap outline shorten give what catch collect collect sum tell boil
collect: collect gather compile fetch catch get summarise round show
explain: explain clarify describe what walk teach interpret how
define: define what mean explain
diagnose: diagnose debug troubleshoot investigate why find explain
fix: fix repair correct mend resolve clean patch lint
shift: shift move delay offset sync resync adjust
update: update upgrade bump refresh renew bring
rewrite: rewrite rephrase reword make edit paraphrase soften turn change
rename: rename retitle relabel give call name
move: move transfer relocate shift put drag
backup: back backup copy save dump snapshot mirror keep archive
restore: restore recover rollback
import: import load ingest bring read
export: export dump output save give
close: close shut lock block
stop: stop halt shut kill end pause terminate suspend power
start: start launch boot begin run
control: turn switch toggle dim control do
set: set adjust make change turn put configure
log: log record note write track jot register keep
take: take capture grab snap shoot save screenshot photograph
remind: remind nudge let notify ping tell forget
encrypt: encrypt lock protect secure cipher make
protect: protect lock secure guard encrypt make
encode: encode turn convert
decode: decode turn convert
decrypt: decrypt unlock
unsubscribe: unsubscribe leave stop remove opt cancel rid
subscribe: subscribe join follow sign
approve: approve accept authorise authorize grant allow
submit: submit apply request file put hand lodge ask tell book
file: file submit start lodge open make get
sign: sign ink
compare: compare diff contrast what show
score: score rank rate prioritise prioritize which sort
grade: grade mark score assess evaluate rate
label: label categorise categorize classify tag sort triage group
screen: screen shortlist filter which review assess check
detect: detect identify recognise recognize determine spot find is are what which tell
identify: identify name recognise recognize determine what which classify
resize: resize scale shrink enlarge make
scale: scale adjust multiply double halve
normalise: normalise normalize even level equalise equalize balance make
dedupe: remove dedupe deduplicate every
suggest: suggest recommend propose advise which what give pick find where
format: format indent prettify beautify tidy make pretty
roll: roll throw give
advertise: advertise post announce
answer: answer reply respond
pivot: pivot cross tabulate create summarise
random: generate mint roll pick random give
fill: fill type complete enter populate
record: record tape capture film
translate: translate put render localise localize say
shorten: shorten make abbreviate
register: register add create log put
scan: scan probe check which list
follow: follow tail watch stream what show
water: irrigate water
search: search find look browse what which want where why hunt cheapest
`;

/** Classes whose verbs want opposite things. */
const opposed = `create delete
add delete
create cancel
book cancel
subscribe unsubscribe
upload download
send download
merge split
merge unpack
compress expand
pack unpack
encrypt decrypt
encode decode
import export
open close
start stop
enable disable
buy sell
backup restore
approve reject
pay refund
summarise expand
pivot unpivot
install uninstall
protect decrypt
buy cancel
apply approve
request approve
request reject`;

/** Verbs that are like no other here: known only so that they are seen to differ. */
const loners = `
mute unmute overlay sell rotate expand enlarge mount unmount trace burn dub train tune reply invite enrol teach learn hire
charge unpivot downgrade install uninstall deploy mix recolour recolor tint blur sharpen invert swap replace insert pin unpin
star fork clone squash rebase migrate benchmark profile publish unpublish unarchive reveal enable disable pause resume restart
reboot partition calibrate weigh print paste eject discharge feed wash cook bake sing dance play perform snooze dismiss assign
unassign kick ban promote demote unfollow vote donate invest deposit borrow lend lease insure claim sue notarise fax dial
simulate cluster interpolate smooth crawl index embed host serve proxy cache throttle limit filter sample shuffle pad align
justify wrap truncate quote escape transpose reverse negate copy attach measure answer tolerate teach race fold
pay order spend remind call hang drive ride fly walk run swim jog hike climb travel visit stay pack unpack renew
cancel apply vote donate win lose sell rent let lend return exchange tip haggle bid auction  knock ring chat
talk argue greet thank apologise congratulate invite host attend join leave quit retire hire fire promote train mentor coach
supervise manage lead motivate survey interview poll measure weigh count add subtract divide multiply square round
restore recover undo redo revert reset retry repeat skip pass drop catch kick hit shoot fill empty pour stir fry roast
grill freeze defrost heat cool warm dry wet paint decorate build demolish dig plant harvest mow rake prune water fertilise
feed groom pet milk ride shear breed hunt fish trap kill save rescue heal cure treat diagnose prescribe inject operate
scan xray test sample culture wear sew knit weave iron fold hang wash shave brush comb style dye cut trim
dictate spell pronounce proofread annotate highlight underline bookmark catalogue archive shelve lend
impersonate stalk spam phish hack crack brute exploit ddos sniff spoof obfuscate deobfuscate minify bundle transpile
containerize orchestrate scale provision terraform monitor page escalate acknowledge silence suppress
zoom pan tilt flip mirror crop rotate stretch skew warp morph animate render texture rig shade
stabilise stabilize mute amplify boost attenuate equalise pan fade crossfade loop sample remix master
ingest denormalise vacuum analyze reindex shard replicate failover
`;

const verbs = new Map<string, Set<string>>();
for (const line of table.trim().split("\n")) {
  const [name = "", list = ""] = line.split(": ");
  for (const verb of list.split(" ")) verbs.set(verb, (verbs.get(verb) ?? new Set()).add(name));
}
for (const verb of loners.trim().split(/\s+/)) {
  verbs.set(verb, (verbs.get(verb) ?? new Set()).add(verb));
}
const opposites = new Set(
  opposed.split("\n").flatMap((line) => [line, line.split(" ").reverse().join(" ")]),
);

/** The classes of a verb in its base form, empty for a word that is not a known verb. */
export function actionsOf(verb: string): ReadonlySet<string> {
  return verbs.get(verb) ?? none;
}

const none: ReadonlySet<string> = new Set();

/** Whether two classes of verbs want opposite things. */
export function areOpposed(left: string, right: string): boolean {
  return opposites.has(`${left} ${right}`);
}

const light = new Set(
  "make get give put keep turn what how take find do need want which who where when is are does did has have am will tell say show see know set start bring go use let".split(
    " ",
  ),
);

/** Whether a verb says little about what is to be done: "make", "get", "what". */
export function isLight(verb: string): boolean {
  return light.has(verb);
}
