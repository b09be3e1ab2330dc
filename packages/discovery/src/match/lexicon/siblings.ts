import { stem } from "../../text/terms.ts";

/**
 * Kinds of things of which one is not another although both are acted on alike, a family a line,
 * the names of one kind parted by `/`. Only the things that two texts act on are held against each
 * other, so that what a request mentions besides rules nothing out.
 */
const table = `
video/movie/film/clip audio/sound image/picture/photo/photograph text document/doc spreadsheet slide/presentation/deck
email/mail sms fax voicemail postcard letter tweet
file folder/directory disk/drive partition
word sentence paragraph page chapter line character letter
row column cell sheet
table view index column trigger database
branch tag commit fork release
issue pull/pr milestone discussion wiki
user group role team organisation/organization
customer/client supplier/vendor employee/staff
invoice/bill receipt quote/quotation contract payslip
income/revenue expense/expenditure profit tax debt
song/track album artist lyric chord
breakfast lunch dinner
cpu/processor memory/ram disk network battery gpu
height width weight length depth
area perimeter volume circumference
latitude longitude altitude/elevation
temperature humidity pressure rainfall wind
sunrise sunset moonrise moonset
birthday anniversary wedding funeral
flight train bus ferry taxi
hotel restaurant museum airport station
city country continent street
title author publisher isbn summary
comment like share follower view
password username email
username password
contact event task note reminder
timer alarm stopwatch
circle square triangle rectangle hexagon
sine cosine tangent
integral derivative limit
eigenvalue determinant inverse rank trace
mean median mode variance
bar pie scatter line histogram
red green blue yellow black white
cat dog bird fish horse
wheat rice corn potato
breadth depth
husband wife child parent sibling
hash signature certificate key token cookie
request response
header body footer
class method function variable constant
import export
cluster node pod container namespace
vpn firewall router switch
door window curtain/blind light thermostat oven
water electricity gas
stock bond fund option future
loan mortgage deposit
salary bonus pension
noun verb adjective adverb
synonym antonym rhyme anagram
prime factorial fibonacci
fraction decimal percentage
vowel consonant
visa passport licence/license permit
blood/pulse weight sleep
`;

interface Kind {
  readonly family: number;
  readonly kind: string;
}

const kinds = new Map<string, Kind[]>();
table
  .trim()
  .split("\n")
  .forEach((line, family) => {
    for (const names of line.split(" ")) {
      const [kind = ""] = names.split("/");
      for (const name of names.split("/")) {
        const key = stem(name);
        kinds.set(key, [...(kinds.get(key) ?? []), { family, kind }]);
      }
    }
  });

/** Whether two stems name different kinds of one family: `video` and `audio`. */
export function areSiblings(left: string, right: string): boolean {
  const others = kinds.get(right) ?? [];
  const pairs = (kinds.get(left) ?? []).flatMap((one) =>
    others.filter(({ family }) => family === one.family).map(({ kind }) => kind !== one.kind),
  );
  return pairs.length > 0 && pairs.every(Boolean);
}
