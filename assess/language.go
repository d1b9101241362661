package assess

import (
	"unicode"

	"yardstick/assess/text"
)

// Thresholds of the language check.
const (
	languageLeast = 8   // words from which a language can be told
	foreignShare  = .15 // of the words, in another language's small words
	scriptShare   = .5  // of the letters, in another script
)

// OtherLanguage reports whether a text is in another language than English, as far
// as can be told: an answer in one is not assessed, and a description of a job in
// one is not read rightly.
func OtherLanguage(s string) bool {
	doc, err := text.Parse(s)
	return err == nil && foreign(doc)
}

// foreign reports whether the answer is in another language than English: most
// of its letters are in another script, or the small words of other languages
// outnumber the English ones. Broken English is English.
func foreign(doc *text.Document) bool {
	latin, other := scripts(doc.Raw)
	if float64(other) > scriptShare*float64(latin+other) && latin+other >= languageLeast {
		return true
	}
	n := len(doc.Words)
	if n < languageLeast {
		return false
	}
	english, accented := 0, 0
	count := make([]int, len(smallWords))
	for _, w := range doc.Words {
		if englishWords[w.Norm] {
			english++
		}
		if hasAccent(w.Norm) {
			accented++
		}
		for k, set := range smallWords {
			if set[w.Norm] {
				count[k]++
			}
		}
	}
	most := 0
	for _, c := range count {
		most = max(most, c)
	}
	if float64(most) >= foreignShare*float64(n) && most > 2*english {
		return true
	}
	return english*20 < n && accented*6 >= n && n >= 2*languageLeast
}

// scripts counts the letters of the Latin and of other scripts.
func scripts(s string) (latin, other int) {
	for _, r := range s {
		switch {
		case r < 0x80:
			if r|0x20 >= 'a' && r|0x20 <= 'z' {
				latin++
			}
		case unicode.Is(unicode.Latin, r):
			latin++
		case unicode.IsLetter(r) && !unicode.Is(unicode.Common, r):
			other++
		}
	}
	return latin, other
}

func hasAccent(w string) bool {
	for _, r := range w {
		if r > 0x7F && unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

var (
	englishWords = wordSet(`the a an and or but of to in on at is are was were be been i i'm it's you he she it we they my your his her our
		their this that with for from as if so not no do does did have has had will would can could should because when what
		who how there then about up out all me them him us im dont very just`)
	// smallWords are frequent small words of other languages, without those that
	// are English words too.
	smallWords = []map[string]bool{
		wordSet(
			"el la los las de que y en un una por con para es del se lo como pero su al más cuando muy sin sobre ya yo mi fue era había está " +
				"porque trabajo",
		),
		wordSet(
			"le la les des du de et un une est que qui dans pour pas sur avec je ne au ce il elle nous vous mais ou où par plus être avait était " +
				"c'est j'ai mon ma travail",
		),
		wordSet(
			"der das und ist nicht ich ein eine zu mit den dem von auf für sich auch es wir sie wenn aber oder wie bei nach hat habe haben wird " +
				"dass weil mein meine arbeit",
		),
		wordSet("il di che la un una non è con del della sono ho le gli nel ma anche più mio quando perché era lavoro questo alla"),
		wordSet("o de que e uma para com não os da em por mais dos como mas foi ao ele das tem à seu sua ou quando muito eu meu trabalho é está"),
		wordSet("de het een en van ik dat niet zijn te op voor maar om hij aan ze bij ook als naar dan heb mijn wij werk wordt"),
		wordSet("och att det som en på är av för med den har de inte om ett jag var vi så han hon när kan mitt"),
		wordSet("og det ikke på til av som en har jeg med den de han hun vi når også meg min blev"),
		wordSet("nie się na jest że jak ale po co za od tak dla czy przez był tylko może już jestem mam pracy praca"),
		wordSet("ja ei se että oli mutta kun niin ovat hän minä tämä mitä joka olen työ"),
		wordSet("bir ve bu da için çok ne ama gibi daha olarak var sonra kadar iş değil"),
		wordSet("yang dan di itu dengan untuk tidak ini dari dalam akan pada saya juga ke karena ada kami mereka sudah bisa kerja"),
		wordSet("ang ng sa na mga ay ko ako hindi siya kung para ito nang lang po namin trabaho"),
		wordSet("và của là có không cho được một với các trong người tôi khi để này công việc"),
		wordSet("și nu este să cu pe la mai din pentru că un sunt dar fost lucru"),
		wordSet("je se na že v jsem ale jako tak mi práce není"),
		wordSet("az és hogy nem egy ez de meg van csak volt mert már munka"),
	}
)
