import { stem } from "../../text/terms.ts";

/**
 * Things of which a skill serves one and not another, a family a paragraph, a thing a line, its
 * names parted by `|`. A skill for SendGrid does not serve a request that names Mailgun.
 */
const table = `
sendgrid
mailgun
mailchimp
postmark
amazon ses|ses
gmail|google mail
outlook

slack
discord
telegram
whatsapp
microsoft teams|ms teams
mattermost
signal

twilio
vonage

github
gitlab
bitbucket
jira
linear
trello
asana
todoist
clickup
monday.com

notion
evernote
obsidian
confluence
onenote

dropbox
google drive|gdrive
onedrive
s3|amazon s3
icloud

stripe
paypal
square
klarna
adyen

shopify
woocommerce
magento

etsy
ebay
amazon

salesforce|sfdc
hubspot
pipedrive

zendesk
intercom
freshdesk

twitter|x.com
mastodon
bluesky
instagram|insta
facebook
linkedin
tiktok
reddit
pinterest

youtube
vimeo
twitch

spotify
apple music
soundcloud
deezer

aws
azure
gcp|google cloud

heroku
vercel
netlify

postgres|postgresql|pg
mysql
sqlite
mongodb
redis
oracle
snowflake
bigquery

bitcoin|btc
ethereum|eth
dogecoin|doge
solana

docusign
hellosign

zoom
google meet
webex

openai
anthropic
mistral

jenkins
circleci
github actions

wikipedia
arxiv
pubmed

english
german
french
spanish
italian
portuguese
polish
dutch
danish
swedish
norwegian
finnish
russian
ukrainian
turkish
arabic
hebrew
hindi
chinese|mandarin
japanese
korean
vietnamese
thai
indonesian
czech
slovak
hungarian
romanian
bulgarian
croatian
serbian
icelandic
irish
welsh
persian|farsi
urdu
bengali
tamil
swahili
greek
latin

json
xml
yaml|yml
toml
ini
parquet
avro
protobuf
rtf
odt
rst|restructuredtext
tsv|tab separated
csv|comma separated
pdf
html
markdown|md
latex|tex
docx|word document
epub
svg

jpeg|jpg
png
gif
avif
webp
heic
tiff
bmp

mp3
wav
flac
ogg
aac
m4a

mp4
webm
mkv
avi
mov

dollar|usd
euro|eur
pound sterling|gbp|quid
yen|jpy
franc|chf
rupee|inr
yuan|renminbi|cny
ruble|rouble
zloty|pln
krona|sek
peso|mxn
lira
rand|zar
won|krw

celsius|centigrade
fahrenheit
kelvin

kilometre|kilometer|km
mile
metre|meter
foot|feet
inch
yard

kilogram|kg|kilo
pound|lb
ounce
gram

litre|liter
gallon
pint

python
javascript|js
typescript|ts
rust
golang
java
kotlin
ruby
php

windows
linux
macos
android
ios

monday
tuesday
wednesday
thursday
friday
saturday
sunday

base64|b64
hex
binary

md5
sha1|sha 1
sha256|sha 256
`;

interface Named {
  readonly family: number;
  readonly thing: string;
}

const things = new Map<string, Named>();
table
  .trim()
  .split("\n\n")
  .forEach((paragraph, family) => {
    for (const line of paragraph.split("\n")) {
      const names = line.split("|");
      for (const name of names) {
        const key = name.split(" ").map(stem).join(" ");
        things.set(key, { family, thing: names[0] ?? name });
      }
    }
  });

/** The things with alternatives that a text names: family → names. */
export function namedThings(words: readonly string[]): ReadonlyMap<number, ReadonlySet<string>> {
  const stems = words.map(stem);
  const found = new Map<number, Set<string>>();
  stems.forEach((word, i) => {
    const named = things.get(`${word} ${stems[i + 1] ?? ""}`) ?? things.get(word);
    if (named) found.set(named.family, (found.get(named.family) ?? new Set()).add(named.thing));
  });
  return found;
}
