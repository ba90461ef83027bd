import { foldName } from '#shared/domain/names.ts';

const oneOf = (...patterns: readonly RegExp[]): RegExp => new RegExp(patterns.map(({ source }) => source).join('|'));

/** What is eaten or drunk: the fourteen allergens of UK law, then other foods. Said anywhere in a need, lunch staff must know. */
const FOOD = oneOf(
  /\bnut(?:s|free|ella|meg)?\b|\bnut (?:free|allerg)|nuts?\b|\balmonds?\b|\bcashews?\b|\bpistachios?\b|\bpecans?\b|\bmacadamias?\b|\bpine kernels?\b/,
  /\bmarzipan|\bpraline|\bnougat|\bsatay\b|\bpesto\b|\bsauces?\b|\bketchup|\bmayo(?:nnaise)?\b|\bmayonaise/,
  /\beggs?\b|\bmilks?\b(?! t(?:ee|oo)th)|milkshakes?\b|\bdairy|\blacto|\bcasein|\bwhey\b|\bcheese|\byogh?urt|\bbutter(?:milk)?\b|\bmargarine|\bghee\b|\bkefir|\bcustard|\bice ?creams?\b|\b(?:cream cheese|double cream|whipped cream|sour cream)\b/,
  /wheat|\bgluten|\bbarley|\brye\b|\boats?\b|\boatmeal|\bporridge|\bmuesli|\bgranola|\bspelt\b|\bsemolina|\bcouscous|\bbulgh?ur|\bquinoa|\bmalt\b|\byeast|\bcereals?\b|\bpasta\b|\bnoodles?\b|\bpizza|\bpastr(?:y|ies)\b|\bbiscuits?\b|\bcakes?\b|\bbread|\bflour\b|\bdough\b/,
  /\bsoya?\b|\btofu\b|\bedamame|\bquorn\b|\bmycoprotein|\blupin|\bmustard|\bceler(?:y|iac)|\bsesame|\btahini|\bh(?:u|ou?)mm?[ou]s\b|seeds?\b/,
  /\b(?:shell|cray|sword|monk|cat)?fish(?:es)?\b|\bfish(?:cake|finger| )|\bseafood|\bcrustacea|\bmollus[ck]|\bprawns?\b|\bcrabs?\b|\blobster|\bshrimps?\b|\bscampi|\bmussels?\b|\boysters?\b|\bsquid|\boctopus|\bsalmon|\btuna|\bcod\b|\bhaddock|\bsardine|\bmackerel|\banchov/,
  /\bsul(?:ph|f)(?:ites?|ur dioxide)\b|\btartrazine|\badditives?\b|\bpreservatives?\b|\bcolou?rings?\b|\be numbers?\b|\bmsg\b|\bmonosodium|\baspartame|\bsweeteners?\b|\bcaffeine|\bcola\b|\bfizzy/,
  /fruits?\b|\bkiwis?\b|\bbananas?\b|berr(?:y|ies)\b(?! (?:birth ?)?(?:mark|naevus|tongue))|\btomato|\bcitrus|\blemons?\b|\blimes?\b|\boranges\b|\borange (?:juice|squash)|\bsatsumas?\b|\bclementines?\b|\bjuices?\b|\bapples?\b|\bpears?\b|\bpineapples?\b|\bmangoe?s?\b|\bavocado|\bpeach(?:es)?\b|\bapricots?\b|\bplums?\b(?! colou)|\bcherr(?:y|ies)\b(?! red)|\bgrapes?\b|\bmelons?\b|\bwatermelons?\b|\bpapaya|\blychees?\b|\brhubarb/,
  /\bchickpeas?\b|\blentils?\b|\bpeas\b|\bbeans?\b|\blegumes?\b|\b(?:sweet|pop)?corn\b|\bcornflou?r|\bcorn ?flakes?\b|\bmaize\b|\bpolenta|\brice\b|\bpotato|\bchips\b|\bcrisps\b|\bgarlic|\bonions?\b|\bpeppers?\b|\bspic(?:e|es|y)\b|\bcinnamon|\bcarrots?\b|\bbeetroot|\baubergine|\bcucumbers?\b|\bmushrooms?\b|\bspinach|\bbroccoli|\bvegetables?\b|\bfava\b|\bfavism/,
  /\bchoc(?:olate|s)?\b|\bcocoa|\bhoney\b|\bgelatine?\b|\bharibo|\bsweets\b|\bpork\b|\bham\b|\bbacon\b|\bsausages?\b|\bbeef\b|\blamb\b|\bturkey\b|\bmeats?\b|\bchicken\b(?! pox)|\bfructose|\bgalactos/,
  /\bvegans?\b|\bvegetarian|\bhalal|\bharam\b|\bkosher|\bfoods?\b|\bketogenic|\bphenylketon|\bpku\b|\bfpies\b|\barfid\b|\bprader|\bfodmaps?\b|\bcmp[ai]\b|\bg6pd\b|\bmsud\b|\bmaple syrup|\bmcad+\b|\bfatty acid ox|\bglycogen stor|\beoe\b|\beosinophilic o?esoph/,
);

/** Ways of eating: they tell of a need where they stand in its name or its triggers; among signs they are a child who is ill. */
const EATING = oneOf(
  /\btube fe|\bpeg\b|\bng tube|\bnasogastric|\bgastrostomy|\bfeeding\b|\bdysphagia|\bswallow|\bchok(?:es|ing)\b|\bpuree|\bthicken/,
  /\bmeals?\b|\bsnacks?\b|\beat(?:s|ing)?\b|\bfasting|\bramadan|\bjain\b|(?<!blood )\bsugars?\b|\bketosis|\bpica\b|\bmcas\b|\bmast cell/,
  /\be ?\d{3,4}[a-f]?\b|\borange\b(?! (?:inhaler|puffer|pump|preventer|card|bag|box|book|folder))/,
);

/** Needs that are the kitchen's by their name, as schools write and misspell them: "ceoliac", "anaphalactic", "alergic". */
const DIETARY = oneOf(
  /\bana(?:ph|f)[aeiy]l[aeiy]/,
  /\bc[eo]{1,2}lia[ck]/,
  /\bal+[ea]r+[gj]|\balleg[iry]|\buczul/,
  /\bintoler/,
  /\bdiet/,
  /\bdiabet|\bt[12]d(?:m)?\b|\btype (?:1|2|one|two)\b|\bhypoglyc|\binsulin|\bketoacid/,
  /\bepi ?pens?\b|\baai\b|\bauto ?injector|\badrenalin|\bepinephrine|\bjext|\bemerade|\bneffy|\banapen/,
);

/** Allergies by their other names, as schools write and misspell them, and what only an allergic reaction looks like. */
const ALLERGIC = oneOf(
  /\bh(?:ay|ey|aey) ?f(?:e|ea|ee)v|\brhinitis|\bpollen allerg|\boral allergy/,
  /\burticari|\butricari|\bhives\b|\bnettle ?rash|\bangio ?o?edema|\bato(?:py|pic)\b(?! (?:eczema|dermatitis))|\ballrg|\balgerg|\balgery/,
  /\b(?:lips?|tongue|face|throat|mouth)(?: (?:and|or) (?:lips?|tongue|face|throat|mouth))? (?:is |are )?(?:swell|swollen|itch|tingl)|\b(?:swelling of|swollen|swells?|itchy|tingling) (?:the |his |her |their )?(?:lips?|tongue|face|throat|mouth)\b/,
  /\blatex\b|\b(?:bee|wasp|hornet|insect) (?:stings?|venom)|\banti ?histamine/,
);
/** "Reaction to plasters" is an allergy until somebody says otherwise; "reacts to loud noise" is not. */
const REACTS =
  /\b(?:react(?:s|ion|ions|ing|ed)?|sensitiv(?:e|ity|ities)) to(?! (?:\S+ ){0,2}(?:nois\S*|sounds?|lights?|bright\S*|changes?|crowds?|touch\S*|heat|cold|sun(?:light|shine)?\b(?! ?(?:cream|lotion|block|screen))|smells?|textures?|people|adults?|transitions?|stress|loss|criticism|exercise|vaccin\S*|inhalers?|treatment))/;

/** An E-number in what to do or among signs may be a room; not so beside one of these. */
const E_NUMBER = /\be ?\d{3,4}[a-f]?\b/;
const AVOIDS = /\ballerg|\bintoler|\bavoid|\bfree\b|\breact/;

/** "No known allergies", "no food allergies", "not diabetic": what a denial takes back. Not so "no nuts", which forbids them. */
const DENIED =
  /\b(?:no|not|nil|never|denies|without)(?: any)?(?: known| other)?(?: food| drug| medicine| medication)? (?:al+[ea]r+g\S*|alleg\S*|anaph\S*|intoler\S*|diet(?:s|ary)?(?: \S+)?|diabet\S*|coeliac|adrenalin\S*|epi ?pens?|hay ?fever|react\S*)\b/g;
/** First aid, not a diet: "give no food or drink", "no food until fully awake". */
const FIRST_AID =
  /\bfoods?,? (?:or|and|nor) (?:any )?(?:drinks?|fluids?|water)\b|\bno foods? (?:until|while|during|when|after)\b/g;

/** The words folded, without what a denial takes back. */
export const undenied = (words: string): string => foldName(words).replace(DENIED, ' ');

/** Whether the words, of a need's name or triggers, name something that is eaten or a way of eating. */
export function namesFood(words: string): boolean {
  const text = undenied(words);
  return FOOD.test(text) || EATING.test(text);
}

/** The same of what to do and of signs, where "no food or drink" and "cannot swallow" are first aid and illness. */
export function mentionsFood(words: string): boolean {
  const text = undenied(words).replace(FIRST_AID, ' ');
  return FOOD.test(text) || (E_NUMBER.test(text) && AVOIDS.test(text));
}

/** Whether the words name an allergy, a diet, coeliac disease, diabetes or an adrenaline device, and do not deny it. */
export const namesDietaryNeed = (words: string): boolean => DIETARY.test(undenied(words));

/** Whether the words tell of an allergy by another name (who has hay fever may react to fruit), or of a reaction's own signs. */
export const looksAllergic = (words: string): boolean => ALLERGIC.test(undenied(words));

/** Whether the words, of a need's name or triggers, say that the child reacts to something that may be eaten or touched. */
export const namesReaction = (words: string): boolean => REACTS.test(undenied(words));

/** The words where they tell of food, else nothing: lunch staff are not told what else is said of a child. */
export const toldOfFood = (words: string): string => (mentionsFood(words) || namesDietaryNeed(words) ? words : '');
