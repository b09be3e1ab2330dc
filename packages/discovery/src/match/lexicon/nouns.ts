/**
 * Names of one thing, a line each, singular; a name may have several words.
 * Written from general English, not from the pairs that judge the decision.
 */
export const nounTable = `
email mail e-mail inbox mailbox
newsletter mailing list
message chat dm notification
sms text message
channel room
picture image photo photograph pic snap shot snapshot still portrait jpg jpeg png
video clip movie film footage mp4 reel
audio sound recording track mp3 wav voice
song track music tune
playlist mix
subtitle caption srt
podcast show episode
chapter segment section
document doc paper file
pdf
spreadsheet excel xlsx sheet workbook google sheet
slide deck presentation powerpoint pptx keynote slide
csv comma separated comma separated value tsv
json
yaml yml
xml soap
table grid tabular standing
row record entry line
column field
folder directory
file
disk drive ssd hdd storage space
archive zip tarball tar rar bundle
backup copy dump
text word passage string
essay thesis article paper
article post blog story
website site web page webpage page homepage web
url link address
browser chrome firefox
form portal questionnaire
feed rss atom blog
logo icon favicon
font typeface glyph character
colour color shade hue hex palette tint
background backdrop
password passphrase login credential secret
certificate tls ssl https cert
breach leak hack
virus malware
server host box machine vm virtual machine instance
port service listener
container docker
image layer
cluster kubernetes k8s
bucket s3 object storage
database db sql postgres postgresql pg mysql sqlite
query select sql
schema spec specification xsd
api endpoint sdk client library
library package dependency module
repository repo codebase git
commit change revision push
branch ref
pull request pr merge request
issue bug bug report ticket
workflow ci pipeline github action build
test unit test coverage spec
code script source program function piece of code
error fault problem failure exception mistake bug warning
log trace output journal
python py flask django
javascript js node
typescript ts
markdown md readme
html web
latex tex
regex regular expression pattern
uuid guid identifier unique id
hash checksum digest sha sha-256 md5
barcode ean upc
qr qr code scannable
cron crontab
timer countdown alarm
calendar diary agenda schedule
event appointment meeting
meeting call conference
minute record protocol
slot gap free time
time zone timezone local time
date day
week weekly
month monthly
hour hourly
weather forecast rain umbrella temperature outside
air quality smog pollution aqi
storm wind hurricane gale
city town
location place here spot area
restaurant eat bistro
route direction way
coordinate latitude longitude lat lng gps
flight fly plane airfare
airport
hotel room accommodation lodging
train rail railway
trip travel journey holiday vacation
itinerary see plan
ticket seat
car vehicle auto
parking park
fuel petrol gas gasoline diesel
money cash fund
price cost trading rate quote
currency dollar euro pound yen quid usd eur gbp jpy exchange rate
bitcoin btc
ethereum eth
crypto cryptocurrency coin token
wallet account 0x
stock share equity ticker
bank account transaction
transaction expense spending spend spent
invoice bill
payment money instalment repayment charge
refund money back
mortgage home loan
loan credit
tax vat
insurance cover policy
claim
salary wage pay
customer client buyer shopper
lead prospect
contact person people friend vcard vcf
phone telephone mobile
representative mp deputy senator politician
order parcel package shipment delivery
product item good article
warehouse inventory stock
review opinion rating
label sticker tag
contract agreement lease deal
clause term
non-disclosure agreement nda confidentiality secret
signature esignature ink
resume cv applicant candidate
job position vacancy opening hiring
leave holiday vacation time off
employee colleague staff
house home flat apartment property
rent let
light lamp dark
thermostat heating warm
electricity power kilowatt energy
plant flower weed tree
pet dog cat
crop field
recipe cook dish
ingredient
meal lunch dinner breakfast food
serving portion guest people
calorie fattening
medication pill medicine drug
workout exercise training
song lyric
lyric word
chord guitar
quiz question test
flashcard memorise
student pupil
word vocabulary term
language french german spanish english portuguese italian danish norwegian japanese chinese korean hindi
grammar english correct
tone friendly harsh polite style
summary gist short digest brief
headline news
match game
equation x
unit mile cup litre kilometre kilogram inch
mean average
deviation spread
number sample figure
chart graph plot diagram
diagram picture drawing
molecule compound chemical
star constellation
iss space station
family tree ancestry genealogy gedcom pedigree
dice die
sudoku 9x9
survey poll questionnaire
hashtag #
tweet post x twitter
instagram insta
task to-do todo reminder
card story
slack workspace
summary about
difference change
duplicate twice copy
size dimension pixel wide heavy megabyte
loudness volume
traffic visitor
keyword search term
bookkeeping accounting
citation reference bibtex
doi
footnote endnote
`;
