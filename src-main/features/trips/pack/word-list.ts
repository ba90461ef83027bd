/**
 * The words of a trip pack's passphrase: plain English of four to eight letters, no two with the same first four and no two within
 * one letter of each other, so that a word misheard is no other word. Sifted from the word lists of @zxcvbn-ts (MIT). The order is part of
 * nothing: a passphrase is its words.
 */
export const WORD_LIST: readonly string[] = `
abdomen ability ablaze abnormal abrasive abridge abroad absence absinthe absolute abstract absurd acclaim account
accurate acetone acid acorn acquire acre acronym active aerosol afar affair affix affluent afford affront aflutter
afoot afraid agency aghast agile agnostic ahead ahoy alarm album alfalfa alibi alienate alive alkaline almanac
almighty almost aloft aloha alone aloof alphabet alright although alto alumni amaretto amaze ambiance ambush amenity
amiable amino ammonia amnesty amniotic among amount amperage amplify amulet amusable anaconda anagram anatomy anchovy
ancient android anemia aneurism anew angelic angler angular animal ankle annex annotate annuity anointer another
antacid antennae anthem antibody antonym antsy anvil anybody anyhow anymore anyone anyplace anytime anyway aorta
apache apostle appear applause approach apricot apron aqua aqueduct area argue armband armchair armful armhole armory
aroma arose arousal array arrival arrogant arson ascent ashen ashy aside askew asleep aspect aspirin astonish astride
astute atlantic atonable atop atrium atrophy attain attempt attire atypical audacity audio august autism avatar avenue
average avoid await awaken award awhile awkward awoke awry baboon backward bacteria badge badland bagel bagful baggage
bagpipe baguette bakery balance balcony balmy balsamic bamboo banana banister banjo banknote banner banshee barbecue
barcode bargraph barista barley barman barn barrier barstool barterer basin basket batboy baton battery bauble bazooka
blabber blah blank blast blatancy blazer bleak bleep blemish blend blimp blinker blissful blitz blizzard blog blooper
blouse bluff bluish blunt blurry boaster boat bobcat bobtail body boggle boil bonanza bonehead bonfire bonnet bonsai
book bootie borax borough borrower botanist both bottle bounce bovine boxcar boxer boxlike breach breeder brethren
brewery briar bribe brick brigade brim brisket brittle broaden broiler broken bronze browse brunette brute bubble
bucket buddhist budget buffalo buggy bulge bulk bullpen bunch bundle bungee bunkmate busboy busload busybody buzz
cabana cabbage cable caboose cache cacti caddy cadet cadillac cadmium calamity calcium caliber caloric calzone cameo
camisole camper canary cancel candle canine cannot canopy canteen canyon capacity cape capital capsule capture caravan
carbon cardinal cargo carload carmaker carnival carpool cartoon carwash cascade casino cassette casualty catalog
catcher caterer catfish cathouse catlike catnap catsup cattle catwalk causal cavalry cavity cedar celery celibacy
celtic cement ceremony certify cesarean cesspool chain chalice chamber channel chapter charcoal chase chatty cheddar
cheese chemo cherub chevy chewable chief childish chimp chirpy chitchat chivalry chloride choice choosy chosen chowder
chrome chubby chuck chug churn chute cider cilantro cinema circle citadel citizen citric city civil claim clamp
clapper clarity clash clause clavicle clay clear clench clerical clever clicker client climate clinic clique clobber
clock closure cloud clumsy clunky clutch coach coastal cobalt cobbler cobweb coconut coerce coexist coffee cogwheel
coherent coleslaw coliseum collapse colossal colt come comfort comic common company comrade concept condense conflict
conical conjure constant control convent copilot copper copy corner coronary corporal correct corset cortex cosigner
cotton cough could county courier cover crablike cradle crafty cranial crave crawfish crayon create credit creme
creole crept crescent crevice crewman crib cricket crier crimson crispy criteria crook crop crouch crown crucial
cruelty crummy crunchy crust crux cryptic cube cubicle cucumber cufflink culinary culprit cupcake cupid curdle curfew
cursive curtain curve cushy cusp custody cycle cylinder cymbal daffodil dainty dairy dance dandy danger darkroom dart
dash data datebook daughter dawdler daybreak daycare daydream daylight dayroom daytime dazzler deacon dealer dean
debate debit debrief debug decade december decipher deck decline decoy decrease dedicate deduct deem deepen default
defense define deflate defog defrost defuse defy degree deity delay delegate delivery delouse delta deluxe demise
democrat denial denote density dentist depict deploy deport deprive depth deputy derail derby deserve designer desktop
desolate despite destiny detonate detract deuce devalue device devotee diabetic diagram dial diameter diary diffuser
diligent dilute dime diminish dimmer dimple dingo dinner diocese dioxide diploma dipper disaster disband disclose
disdain disjoin disk dislike dismay disorder display disrupt dissuade district ditch ditto divinity dizzy doable
docile doctrine document dodge dollar dolphin domain domestic dominion donut doodle doorbell dorsal dosage dose douche
down dowry dragster drainage dramatic drank drastic draw dreadful dribble drift driller drippy driven drizzle drool
droplet drove drum ducky dude duffel dugout duller dumpster duplex durable dust dutiful duty duvet dwarf dweeb dweller
dwindle dynasty dyslexia each eagle earache eardrum earflap earlobe earmark earphone earthen earwig easeful eastward
eatable eatery ebay ecard echo eclair eclipse ecology economic edge effort eggnog eggplant egotism either eject
elastic elbow elective elephant eleven eligible elite elixir elliptic elope eloquent elude elusive email embassy ember
emblem embody emcee emerald emoticon empathy emphatic employer empower empty enamel encircle enclose encode encrypt
endanger endnote endorse endpoint energy enforcer engine engorge engulf enhance enjoyer enquirer enrage enrich enroll
ensnare ensure entail entire entomb entryway envelope enviable envoy enzyme epic epidemic epilepsy epiphany episode
equal equity eraser errand erupt escapist eskimo espresso essay essence estimate estrogen eternity ethanol evacuee
evade evaluate evasive even everyone evict evident evoke evolve exact example excavate exclude excuse exhaust exhume
exile exit exorcism expand expert expire explicit exposure external extinct extrude fabric facebook facility factual
fade falcon fall false famine fanatic fanfare fang fantasy faster faucet favorite feast federal feeble feel feisty
feline felttip feminist femur ferment fernlike ferocity ferry festival fetal fetch fiber fiddle fidgety fifth figment
figure film filter finance finch finite finlike five flaccid flagship flaky flask flattery fleshy flick flight flint
flip float floral flyable flyer flyover flypaper foam folic folk follow fondue font footage fossil founder fracture
fragment frail frame frantic freeware freight frenzy frequent fresh fretful friday friend frighten fringe frisbee
fritter from frosty froth frozen fructose fruit gaffe gala gallery galore gamma garage garden gargle garlic garment
garnish garter gatherer gauntlet gauze gave gawk gear gecko geek geiger gender generic genre gentile geology geometry
geranium gerbil gesture getaway giant giblet giddy gift gigantic giggle gigolo gimmick girdle given gizmo gizzard
glacier glamour glance glare glaucoma gleeful glider glimpse glisten glitter gloater gloomy glorify glove glowworm
glucose glue gluten gnat goal goatskin goldfish goliath gonad gondola gong good goofy google gopher gore gossip gothic
gotten gout grab graduate graffiti grain granite graph grasp gratify gravity green grew grid grief grimace grinch
gristle groggy groom ground grower grudge grumble grunt guide gulf gullible gumball gumdrop guru gusto guzzler habitat
hacker haggler haiku half halogen hamlet hammock hamster handbook hanky happier hardware harpist harsh hassle hasty
hatbox hatchery haunt haven hazard hazelnut header heat heave hefty helium helmet helpline hemlock hence henna herald
herbal heritage hermit heroism herself hertz hesitate hexagon hubcap huddle huff hula human humble humid humorist
humvee hungry hunter hurler hurry husband hybrid hydrogen hyphen hypnotic icky idealism identify ideology idiocy igloo
ignore iguana illusive image imbecile imitate immature immerse imminent immortal immunity impale imperial impish
implicit impose improve impurity iodine iphone ipod irate iron irritant isotope issue item jacket jalapeno january
jargon jaundice java jawline jaybird jazz jersey jester jiffy jigsaw jimmy jinx jittery jockey jogger john jokester
jovial joyride joystick jubilant judge judicial judo juggle jugular juice jujitsu jukebox jumbo jump juncture juniper
junkie jurist jury justice juvenile kabob kangaroo karate karma kebab keep kennel kept kerchief kerosene kick kiln
kilogram kimono kindle kinetic kinfolk kinship kitchen kite kitten kiwi kleenex knapsack knee knelt knoll koala kooky
krypton laborer ladder ladle ladybug lagoon lair landmark language lantern lapdog lapel laptop large lasso late
latrine latter launch lavender lavish laxative lazy lecturer left legal legend legible lego legroom legume legwork
lemon length leotard lesser letdown lethargy lettuce level levitate liberty library licorice life liftoff ligament
likewise lilac limb limeade limit linguist linoleum lion liquid list litigate little livable liver lucid lukewarm
lullaby lumpish lunar luncheon lung lurch lure luxury lyricist macaw mace machine magazine magenta maggot magical
magma magnetic mahogany majesty majority maker mammal manager mandate mango manhood manila mankind manlike mannish
manpower mantra manual many marathon march mardi margin maritime maroon marry marshy marxism mascot massive mastiff
matchbox material matrix maturity mauve maverick maximum maybe mayday mobile mobster mocha mocker modify module
moisture mold molecule mollusk monday monetary mongrel monkhood monoxide monsieur monument moocher moody moonbeam
morale morphine mortuary mosaic mossy most mothball motive motto mountain mourner mouse mouth movable move muck
mulberry mulch multiple mummy munchkin mundane muppet murky muscular museum mushroom music musket mustard mutable mute
mutiny mutual muzzle myself myspace mystify nacho nail name napkin narrow national natural nautical navigate navy
nearby nebula nectar negative negligee neon nephew nerd nervy neurotic neuter never next nibble nickname nicotine
niece nifty nineteen ninja ninth nuclear nugget nullify number numeric nursery nurture nutcase nutlike nutmeg nutrient
nutty nylon obituary object obligate oblong oboe obscure observer obsolete obstacle obtain obtuse occupy ocean ocelot
octagon october ogle ointment okay omega omit omnivore onboard online onlooker onscreen onset onshore onstage onto
onward onyx ooze opacity open operate opossum opposite other ought outage outbreak outcome outer outfield outgrow
outlet outmatch output outreach outsider outthink outward oval overall oxford oxidant oxygen oyster pacific paddle
padlock pagan palace palm palpable paltry pamphlet panama pancake pandemic panorama panther papaya paper paprika
parade parcel pardon parish parkway parmesan parole parrot parsley party passage pasture patchy paternal path patient
patrol pavement pavilion payable payback paycheck payee payment payphone payroll pebble pecan pectin pedigree pegboard
pelican pellet pelt penalty pencil pennant penpal pentagon percent perfume perjury perky perm peroxide peso petri
petty phantom phobia phoenix phoney photo phrase placard plant plasma platform playoff plaza pleat pledge plenty
plethora pliable plot pluck plug plunder plural plywood poet pointy poise polar policy polka polo polymer poncho pony
popcorn popsicle popular porridge portable posh possible postage pouch pound powdery power powwow pranker preamble
precise predict prefix pregame prelaw premiere prenatal preorder prepaid presume pretext prevent prideful primary
print prism private proclaim produce profile program prologue promoter prone property prorate protrude proud province
prowler proxy prozac prude psychic public pucker pueblo pull pulse puma pumice pummel punctual pungent punisher punk
pupil puppy purchase purge puritan purplish purr pursuit pushcart putdown putt pyramid python quack quadrant quail
quake quality quantum quartet quench query quicken quiet quintet quirk quiver quote rabid racoon radar radio raft
raider railway raisin ramble ramp ramrod ranch random ransack rare rarity rascal ravine reabsorb reactive reaffirm
ream reappear rearview reassure reattach reawake reborn rebuilt recast recent recite reclaim record recreate rectify
recycler reemerge reentry referee refinery reflux reformer refrain refusal regain reggae region regroup regular reheat
rehire reissue rejoin rekindle relative release reliance relocate remake remember remix remnant remote rename renderer
renewal renovate rental reoccupy reopen repair repeal rephrase replace repose reprise reptile require reroute rerun
resale rescuer research reshape resident resort respect result retail rethink retinal retold retreat return retype
reunion reuse revenue revival revolt reward rewind rework rewrite rhyme ribbon ribcage rickety ricotta ridden rigid
rink ripcord ripple riptide rise risotto ritalin ritzy rival riveter roamer roast rocket rogue roman rope roster
rotunda roulette roundish routine royal rubber rudder rule rummage rundown runner runway rupture rural rush sabbath
sabotage safari saffron saga saggy said saint salad saline salon salsa salt salute sample sandbox sanitary sank santa
sappy sarcasm sardine satchel satisfy saturday saucy sauna savage scale scam scandal scarcity scenic scheme scholar
science scion scoff scoop scope scorer scotch scratch screen script scrooge scrutiny scuba scurvy scuttle second
secret secular sedan sediment seduce segment seismic seldom self seltzer semantic semester seminar senate send
senorita sepia septic sequence sermon serpent service sesame setback settle setup seventh shabby shadow shaft shaky
shallow shampoo shanty shape sharper shawl sheath sheet shelter shield shifty shimmy shiny ship shirt shoplift shore
shown shrank shredder shrine shrug shudder shuffle shush shut siamese siberian sierra siesta silent silicon silk
silver simplify sincere single sinister siren sister sitcom sixfold sixth sizable sizzle skater skeleton sketch skewer
skier skimmer skincare skipper skirmish skittle skydiver skylight skype skyward slab slacker slain slang slather
sleeve slept slicer slimy slinky slit slobbery slogan sloppy slouchy slum slurp small smasher smile smirk smith smog
smolder smooth smother smudge smuggler snack snap snare snazzy sneeze snide sniff snippet snitch snooze snorkel snout
snowfall snub snuggle speak specimen speech speller spent sphere sphinx spider spiffy spindle spiral splatter splendid
splinter splotchy splurge spoiler spoken sponge spoof sporty spotter spouse sprang spree sprig sprout spruce spur
squad squeeze squire stadium staff stagnant stallion stamp stand staple startup stash state staunch steam steep
stellar stencil stereo stew stiffen stilt stimuli stingy stipend stir stock stoic stoke stony stood stoppage storage
stowaway strategy street strict stroller struck stubborn stucco study stuffy stumble stunt stylist suave subgroup
subject sublime submerge subplot subsidy subtype suburb subway subzero such sudden sudoku suffrage sugar suitable
sulfur sullen sultry superman support supreme surface surgery surname surprise surround survey sushi suspect swagger
swan swarm sweat swell swerve swifter swimwear swivel swoosh sworn swung sycamore symphony synapse syndrome synergy
syrup system tabasco tablet tackle taco tactical tadpole take talcum talisman tamale tamer tannery tantrum tapestry
tapioca target tarmac tarot tartar task tassel taste tavern that theater theology thermal these thicken thievish thigh
thimble think thirty thorn thousand threaten thrive throng thud thumb thursday thyself tiara tibia tidal tidbit tiger
tighten tile timid timothy tinfoil tinker tinsel tinwork tiny tipoff tiptop track trade traffic tragedy trance trapper
trash traverse tray treason tree trekker tremble trend trial tribute tricycle trident trilogy trimmer trinity trio
tripod triumph trivial trodden trombone tropical trough trowel truce truffle trump trustee truth tubby tubular tulip
turbine turf turkey turmoil turret turtle tutu tweak tweet twelve twenty twerp twice twiddle twig twilight twirl
twisty twitter tycoon ultimate ultra umbrella umpire unable unafraid unaware unbend unbitten unblock unbroken unbundle
uncanny unchain uncivil uncle uncommon uncrown uncut undergo undone unease unequal uneven unfair unfreeze unglue
unhappy unheard unhidden unhook unicorn unify union unit universe unkempt unkind unknown unlawful unleash unloader
unlucky unmoral unnerve unpaid unplug unproven unquote unreal unripe unsafe unscrew unseen unshaken unsmooth unsnap
unsold unspoken unsteady unsubtle unsworn untaken unthread until untrue untwist unusable unvocal unwary unwell
unwieldy unworthy unzip upchuck update upfront upgrade upheld upload upon upper upright uproar upscale upside upstream
uptake uptown upward upwind uranium urban urchin urethane urgent urology usage useable user usual utensil utility
utmost utopia utter vacant vagabond vagrancy valid valley value vanish vanquish variety varmint varsity vascular
vaseline veal vegan veggie velcro velocity vendetta vengeful venture verbose verdict verify verse vertical very vessel
veteran veto viable vice vicinity victory video viewer village vineyard vintage violin viper viral virtual viselike
visible vista vitality vocalist volatile voltage voter voucher vowel voyage waffle waggle wagon walk walmart walnut
waltz wannabe wasabi washer wasp watch water whacky wham wharf whenever whiff whinny whoever whole whoopee widen
widget width wielder wifi wildlife wilt wimp wince wind winter wipe wiry wisdom wish wisplike wistful wizard wobble
wolf wool woozy work worry worst woven wrangle wreath wreckage wrench wriggle wrinkle wrist written wrongful wrought
xbox xerox yahoo yard yeah yearbook yelp yiddish yield yippee yodel yoga yogurt yonder yoyo zeppelin zero zesty
zipfile zippy zodiac zone zoology zoom
`
  .trim()
  .split(/\s+/);
