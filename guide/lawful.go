package guide

import (
	"regexp"
	"strings"
)

// ground is a matter that may not decide who is hired, the ways in which a
// question asks about it, openly or in disguise, and what may be asked instead.
// The grounds follow anti-discrimination law in the United States (Title VII,
// ADEA, ADA, GINA, USERRA) and the European Union (directives 2000/43/EC and
// 2000/78/EC), which agree on most; the check is a help and no legal advice.
type ground struct {
	name    string
	instead string
	asks    []*regexp.Regexp
}

// harmless are phrases that look like a forbidden matter and are not: they are
// taken out before anything is looked for.
var harmless = regexp.MustCompile(`\b(family (businesse?s?|doctors?|medicine|physicians?|law|rooms?|services|support|centres?|centers?|members of (the )?\w+)` +
	`|(customers?|clients?|patients?|guests?|pupils?|students?|residents?|tenants?|members?|employees?|staff|workers|colleagues|team members) (and|or) their (families|family|children|parents)` +
	`|health and safety|health (care|system|services?|insurance|centres?|centers?|records?|data)|occupational health|in good faith|faith in|credit unions?|european union|students?'? unions?|union (bank|station|street|square)` +
	`|union (representatives?|reps?|stewards?|officials?|contracts?|agreements?|negotiations?)|church (organs?|halls?)|at least (16|18|21)|(over|under|above) (16|18|21)` +
	`|legally (authori[sz]ed|allowed|permitted|entitled|old enough)|right to work|criminal (law|justice|courts?|cases?|investigations?|defen[cs]e)` +
	`|medical (devices?|training|records?|supplies|equipment|staff|terminology|secretary|coding|billing|emergenc(y|ies)|qualifications?|licen[cs]es?|experience)` +
	`|mental health (patients|clients|nursing|nurses?|services?|wards?|team|work|care|first aid(er)?|training)|disabilit(y|ies) (services?|support|care|rights|law|benefits?|claims?|awareness))\b`)

// speech is what somebody in a question says, which is not put to the candidate.
var (
	speech  = regexp.MustCompile(`(["“”][^"“”]*["“”])`)
	speaker = regexp.MustCompile(`\b(ask|asks|asked|asking|say|says|said|tell|tells|told|write|writes|wrote|shout|shouts|reply|replies)\b`)
)

const spouse = `(husband|wife|spouse|fianc[eé]e?|boyfriend|girlfriend|significant other|other half)`

// grounds are the matters, each with its patterns on lower-case text.
var grounds = []ground{
	{"age", "ask what the work needs, for instance a licence or years of experience in the task", patterns(
		`\bhow old are you\b`, `\byour (own )?(exact |current )?(age|date of birth|birth ?date|birth ?day|year of birth|birth year)\b`,
		`\b(when|what year|which year|in what year|in which year) were you born\b`, `\bwhen is your birth ?day\b`,
		`\b(when|what year|which year|in what year|in which year|how long ago) (did|have) you (finish|finished|leave|left|graduate|graduated|complete|completed|start|attend|get your)\b[^?.]*\b(school|college|university|degree|diploma|a-levels|graduat\w*|studies|education)\b`,
		`\b(when|what year|which year|in what year|in which year) did you graduate\b`, `\byour (year of graduation|graduation (year|date))\b`,
		`\b(how (long|many (more )?years)|when)\b[^?.]*\b(until|before|till|to)? ?(you|your) ?(plan to |expect to |intend to |want to |do you |are going to )*(retire|retirement)\b`,
		`\b(close|near|nearing|approaching|getting close) (to )?(your )?(retirement|retiring|pension age)\b`, `\bdo you (plan|intend|want|expect) to retire\b`,
		`\bare you (a )?(recent graduate|digital native|young enough|too old|too young|(over|under|above|below|older than|younger than) \d+)\b`,
		`\b(work|working|report|reporting) (for|to|with) (a |someone )?(much )?(younger|older) (boss|manager|person|people|than you)\b`, `\byoung (and|or|,)? ?(dynamic|energetic) (team|company)\b.*\byou (fit|feel|cope|keep up)\b`)},
	{"family, marriage or pregnancy", "ask whether the hours, travel or shifts of the job can be kept, of everybody alike", patterns(
		`\bare you (currently |now |still |happily )?(married|single|engaged|divorced|separated|widowed|pregnant|expecting|a (single )?(parent|mother|father|mum|mom|dad)|in a relationship|trying for a (baby|child)|breast ?feeding)\b`,
		`\b(do|have|did) you (already |ever )?(have|got|had|having) (any |a |an |small |young |little |your own )*(children|kids|child|baby|babies|dependants|dependents|toddlers?|family|`+spouse+`)( or (a )?\w+)?( yet| at home| already| of your own)? ?(\?|$|,| that| who| to (look after|care for))`,
		`\b(plan|plans|planning|intend|intending|want|wanting|hope|hoping|expect|expecting|going|like|wish|thinking (of|about)) ?(on |to |of |about )?(ever |soon )?(hav\w+|start\w*|get\w*|rais\w+|becom\w+) (any |a |an |more |another |your |your own |children|kids )*(children|kids|child|baby|babies|family|pregnant|married|parent|mother|father)\b`,
		`\byour (marital|family|parental|relationship) (status|situation|plans|planning|circumstances|obligations|commitments|responsibilities|life)\b`, `\b(maiden name|mrs\.? or miss|miss or mrs|family planning)\b`,
		`\byour (current |future |own )?`+spouse+`\b`, `\byour partner('s)? (do|does|think|thinks|mind|feel|feels|work|works|earn|earns|object|job|salary|say|says|support)\b`,
		`\byour (own )?(children|kids|son|daughter|baby|child|toddler)( is| are|'s)? (at home|go|goes|ill|sick|unwell|old|fall|falls|get|gets|need|needs|young|small)\b`,
		`\b(who|how) (will|would|is going to|can|do|does|looks?|cares?|takes?|minds?|watches|do you)\b[^?.]*\byour (own )?(children|kids|child|baby|son|daughter|elderly parents?|(elderly |aged |sick )*(mother|father|parents))\b`,
		`\bhow (old|many) (are|is|were) your (children|kids|son|daughter)\b`, `\bhow many (children|kids) (do|have) you\b`, `\bdo your (children|kids)\b`, `\bare you (going|planning) to take (maternity|paternity|parental) leave\b`, `\b(maternity|paternity|parental) leave\b[^?.]*\b(do|will|would|are) you\b`, `\byou\b[^?.]*\btake (maternity|paternity|parental) leave\b`,
		`\byour (own )?(child ?care|day ?care|babysit\w*|nanny)\b`, `\bdo you (have|need|use) (any |reliable |good )*(child ?care|day ?care|a babysitter|a nanny)\b`, `\b(how|what) (does|do|will|would|did) your (family|parents|in-laws)\b`,
		`\b(tell|talk)( me| us| to us| to me)?( a (bit|little))? about (your|yourself and your) (family|home life|parents|private life)\b`, `\bdo you live (alone|with (anyone|someone|your|a partner))\b`, `\bwho do you live with\b`, `\bwhat (do|did|does) your (father|mother|parents|siblings|brothers?|sisters?) do\b`, `\b(would|will|could|can) your family (mind|move|relocate|object|allow|let|agree|accept|be)\b`)},
	{"health or disability", "ask whether the candidate can do the tasks of the job, with or without adjustments", patterns(
		`\bdo you (currently |now )?(have|suffer( from)?|live with) (any |a |an |some )?(form of )?(hidden |chronic |physical |mental |serious |known |pre-?existing |underlying |long-term )*(disabilit\w+|illness\w*|disease|diseases|handicaps?|health (problems?|issues?|conditions?|concerns?)|medical (problems?|issues?|conditions?|history|restrictions?|limitations?)|allerg\w+|depression|diabetes|epilepsy|asthma|back (problems?|pain|trouble)|impairments?|(mental|physical) health)`,
		`\bare you (currently |generally |physically |mentally )*(disabled|handicapped|healthy|in good (physical |mental )?health|ill|sick|often (ill|sick)|able-bodied|on (any )?medication|hiv[- ]?positive|fit and well|an alcoholic|overweight)\b`,
		`\byour (own |general |current |physical |mental |past )*(health|disabilit\w+|medical (history|condition|conditions|record|records)|illness|illnesses|handicap|medication|medications|sick(ness)? (record|leave|absence)|height|body weight|blood pressure)\b`,
		`\bhow (many|much|often)\b[^?.]*\b(sick days?|days sick|days off sick|sick leave|sickness)\b[^?.]*\byou\b`, `\bhow (many|often)\b[^?.]*\byou\b[^?.]*\b(sick|ill|unwell|sick days|sick leave|days off sick)\b`, `\bhave you (ever |recently )*(been )?(treated|hospitali[sz]ed|diagnosed|seriously (ill|injured)|in (therapy|rehab)|addicted|seen a (psychiatrist|psychologist|therapist)|had (a |an |any )?(serious |major |mental |nervous )*(illness|operation|surgery|injury|breakdown|heart attack|miscarriage))\b`,
		`\b(workers'?|workman'?s|workmen'?s|injury) comp(ensation)?\b[^?.]*\byou\b|\byou\b[^?.]*\b(filed?|claim\w*|receiv\w+|had)\b[^?.]*\b(workers'?|workmen'?s) comp(ensation)?\b`, `\b(do|are) you (take|taking|on) (any )?(prescription |prescribed )?(medication|medicines?|drugs|pills|antidepressants)\b`, `\b(what|which) (prescription )?(medication|medicines?|drugs) (do|are) you\b`,
		`\bdo you (smoke|drink( alcohol)?( at (home|weekends))?|use (illegal )?drugs) ?(\?|$|,|or)`, `\bhow (tall are you|much do you weigh)\b`, `\bdo you (wear|need|use) (a )?(glasses|hearing aid|wheelchair)\b`)},
	{"genetic information or family illness", "leave it out; no job needs it", patterns(
		`\b(family|your) medical history\b|\brun(s)? in your family\b|\b(genetic|dna) tests?\b[^?.]*\byou\b|\byou\b[^?.]*\b(a genetic|dna) test\b`)},
	{"origin, nationality or mother tongue", "ask whether the candidate may work here, and which languages the job needs", patterns(
		`\bwhere (are|do|did) you (really |originally |actually )?(come )?from\b`, `\bwhere (were|was) (you|your (parents|mother|father|family|grandparents))( \w+)? (born|raised|from)\b`, `\bwhere (are|is|were) your (parents|family|ancestors|people|grandparents)( \w+)? (from|born)\b`,
		`\bwhere (is|does|did) (your|that|this) (lovely |nice |beautiful |interesting |unusual |charming )*(accent|name|surname|last name|family name) (come )?from\b`, `\b(what|which) (kind|sort|type) of (an? )?(accent|name|surname|last name) (is|do)\b`, `\byour (\w+ )?(accent|nationality|nationalities|citizenship|ethnicity|ethnic (background|origin|group)|race|racial \w+|ancestry|birth ?place|place of birth|country of (birth|origin)|national origin|native (language|tongue|country)|mother tongue|first language|skin( colou?r)?|roots|heritage|caste|immigration status|home ?land)\b`,
		`\b(what|which|of what) ((nationality|citizenship|race|ethnicity|caste)\b[^?.]*\b(are|is|do|were) your?|country are you)\b`, `\bhow long have you (lived|been living|been) (in|here in) (this country|the country|the uk|the us|the usa|america|britain|england|germany|france|canada|australia|ireland)\b`, `\bare you (a|an) (foreigner|immigrant|migrant|refugee|native (speaker|\w+ speaker)|(us |u\.s\. |american |british |german |french |eu )?(citizen|national))\b`, `\bis english your (first|native|mother|second)\b`, `\b(what|which) languages? (do|does|did) (you|your family|your parents) (speak|use) at home\b`, `\bwhen did you (come|move|immigrate|emigrate) to (this country|the (uk|us|usa)|america|britain|germany|canada)\b`)},
	{"religion or belief", "ask whether the working days of the job can be kept, of everybody alike", patterns(
		`\byour (religion|religious|church|faith|beliefs?|creed|denomination|parish|mosque|synagogue|temple|pastor|priest|rabbi|imam)\b`, `\b(what|which) (religion|church|faith|denomination|religious holidays?|parish)\b`, `\bdo you (regularly )?(go to|attend|belong to) (a |any )?(church|mosque|synagogue|temple|religious)\b`, `\bare you (a )?(practi[sc]ing )?(religious|christian|catholic|protestant|muslim|jewish|jew|hindu|sikh|buddhist|atheist|mormon|evangelical|believer|orthodox)\b`, `\bdo you (pray|believe in god|fast during|wear a (headscarf|hijab|cross|kippah|turban)|observe (the sabbath|ramadan|lent|any religious)|celebrate (christmas|easter|eid|ramadan|hanukkah|diwali|passover))\b`, `\b(sabbath|sunday worship|go to church|church services?)\b[^?.]*\byou\b`)},
	{"union membership or politics", "leave it out; membership is nobody's business in hiring", patterns(
		`\bare you (now |currently )?(or have you ever been )?(a )?(member of|in|active in|part of|affiliated with) (a|any|the|your)? ?(\w+ )?(unions?|works council|political party|party)\b`, `\b(do|did|have) you (ever )?(belong(ed)? to|join(ed)?|support(ed)?|been in|been a member of|pay dues to) (a|any|the)? ?(\w+ )?(unions?|political (party|parties))\b`, `\bhow do you feel about (trade |labou?r )?unions\b`, `\b(your|what are your|what is your) (opinion|views?|feelings?|attitude|thoughts)( \w+)? (of|on|about|towards?) (trade |labou?r )?unions\b`, `\bhave you (ever )?(been on strike|gone on strike|taken part in a strike|organi[sz]ed a strike|signed a union card)\b`, `\bare you (a )?(union member|unioni[sz]ed|trade unionist|pro-union|anti-union)\b`, `\b(who|which party|whom) (did|do|will|would) you vote\b`, `\byour (political|politics|union (membership|activit\w+|views|dues))\b`, `\bwhat (clubs|societies|organi[sz]ations|associations)[^?.]* (do you belong to|are you (a )?members? of)\b`)},
	{"arrests or convictions", "where the law asks for a check in this job, make it by form after the interview", patterns(
		`\bhave you (ever )?(been )?(arrested|convicted|charged|jailed|imprisoned|in (prison|jail|custody|trouble with the (law|police))|(committed|pleaded|pled) (guilty|a crime|any crimes?)|spent (a night|time) in (a cell|jail|prison)|had (any )?(trouble|problems?) with the (police|law)|got a criminal)\b`, `\b(do|did) you have (a|any) (criminal|police|arrest|prison) (record|history|past|background|convictions?|charges?)\b`, `\byour (criminal|arrest|police) (record|history|past|background)\b`, `\bhave you (a |any )?(criminal|previous|unspent|spent) (record|convictions?)\b`)},
	{"money matters or past pay", "ask what pay the candidate expects, or name the range of the job", patterns(
		`\b(are|have|were) you (ever |currently |now )*(been |gone |filed for |declared )*(bankrupt|bankruptcy|insolvent|in debt|behind (on|with) (your )?(rent|bills|mortgage))\b`, `\byour (own |personal )*(debts?|credit (score|rating|history|cards?)|bank account|financial (situation|status|position|circumstances|problems)|savings|mortgage|rent)\b`, `\bhave your wages (ever )?been garnished\b`, `\bdo you (own|rent) (or (own|rent) )?(your|a) (own )?(home|house|flat|apartment|place|car)\b`, `\b(what|how much) (is|was|were|are|do|did) (your|you) (\w+ )?(current |last |previous |present |old )*(salary|pay|wages?|earn|earning|make at|make in|paid|getting paid|income)\b`, `\bdo you have (any )?(debts?|money (problems|worries)|financial (problems|difficulties)|a mortgage|savings)\b`)},
	{"sex, gender or sexual orientation", "leave it out; no job needs it", patterns(
		`\b(are you|do you (identify|consider yourself)( as)?) (a |an )?(gay|lesbian|straight|bisexual|heterosexual|homosexual|queer|trans|transgender|transsexual|non-binary|man or a woman|male or female|in the closet)\b`, `\byour (sexual|sex life|gender|sexuality)\b`, `\bsexual (orientation|preference)\b[^?.]*\byou\b|\bwhat (is|are)[^?.]*\bsexual (orientation|preference)`, `\bdo you (prefer|like|date|sleep with) (men|women|boys|girls)\b`, `\b(as a (woman|man|mother|father|girl|lady)), (how|do|can|will|would|are|what)\b`, `\bhow (do|would|will) you (feel|cope|manage|get on) (about |with )?(working |being )?(as )?(the only (woman|man)|for a (woman|man)|among (men|women))\b`)},
	{"military discharge or reserve duty", "ask what was learned in service that this job can use", patterns(
		`\b(what|which) (type|kind|sort) of (military )?discharge\b[^?.]*\b(did you (receive|get)|were you given|military|army|navy)\b`, `\b(were|was|why were|have) you (ever )?(been )?(honou?rably |dishonou?rably |medically )*discharged\b`, `\byour (military )?discharge( papers?)?\b`, `\b(dis)?honou?rabl[ey] discharge[d]?\b`, `\b(are|were) you (still |currently )?(in|a member of) the (national guard|reserves?|army reserves?)\b`, `\byour (reserve|national guard|military reserve) (duty|duties|service|training|obligations?)\b`)},
	{"looks or photograph", "leave it out; no job needs it before hiring", patterns(
		`\b(send|attach|bring|show|give) (us |me )?(a|your) (photo|photograph|picture) (of yourself|with your application)\b`, `\bhow (good|attractive) (do you|are you) look`, `\bdo you have (any )?(tattoos?|piercings?)\b`)},
}

// about are the same matters in a requirement, which speaks of the candidate.
var about = patterns(
	`\b(candidate's|candidates'|applicant's|his or her|their|own) (age|marital status|family (status|plans|situation)|religion|faith|nationality|ethnicity|race|accent|health|disability|pregnancy|sexual orientation|gender|children|childcare|debts|criminal record|political views|union membership)\b`,
	`\b(candidate|he or she|applicant|they) (is|are|has been|was) (not )?(young|old|married|single|pregnant|healthy|disabled|religious|a native speaker|native-born|childless|male|female|heterosexual)\b`,
	`\b(is|be|are) (young|under \d\d|over \d\d|married|unmarried|childless|a native speaker|in good health|physically healthy|free of (illness|disability))\b`,
	`\b(has|plans?|wants?) (no|to have( no| any| more)?) (plans? for )?(children|kids|pregnan\w+)\b`)

func patterns(list ...string) []*regexp.Regexp {
	out := make([]*regexp.Regexp, len(list))
	for i, p := range list {
		out[i] = regexp.MustCompile(p)
	}
	return out
}

// lawful finds a question that may not be put to a candidate.
func (l *linter) lawful(path, question string) {
	text := plainQuestion(question)
	for _, g := range grounds {
		if matches(g.asks, text) {
			l.add(Error, "unlawful", path, "asks about %s, which may not lawfully be asked: %s", g.name, g.instead)
		}
	}
}

// lawfulRequirement finds a requirement that judges what may not be judged.
func (l *linter) lawfulRequirement(path, text string) {
	if matches(about, plainQuestion(text)) {
		l.add(Error, "unlawful", path, "judges what may not lawfully decide: %q", text)
	}
}

func matches(list []*regexp.Regexp, text string) bool {
	for _, p := range list {
		if p.MatchString(text) {
			return true
		}
	}
	return false
}

// plainQuestion is a question in lower case with single spaces and plain
// quotes, without harmless phrases and without what others say in it.
func plainQuestion(q string) string {
	q = strings.Join(strings.Fields(strings.ToLower(q)), " ")
	q = strings.NewReplacer("’", "'", "‘", "'", "‐", "-", "‑", "-", "–", "-", "—", " - ").Replace(q)
	if speaker.MatchString(q) {
		q = speech.ReplaceAllString(q, " ")
	}
	return harmless.ReplaceAllString(q, " ")
}
