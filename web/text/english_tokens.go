package text

// ofTokens holds the texts about programs that act for people.
var ofTokens = map[string]string{
	"tokens.title":        "Programs",
	"tokens.lead":         "With a token a program may act for you, for what you choose here and until a day. Give it to no one else.",
	"tokens.lead.panel":   "With a token a program may act for your account, for what you choose here and until a day. It sees what you see, and no sealed rating of anybody else. Give it to no one else.",
	"tokens.new":          "This is the token. It is shown this one time: copy it now.",
	"tokens.dropped":      "The token opens nothing any more.",
	"tokens.have":         "Your tokens",
	"tokens.none":         "No program acts for you.",
	"tokens.scope.read":   "look at what you may see",
	"tokens.scope.write":  "change what you may change",
	"tokens.scope.assess": "have answers assessed that it sends along",
	"tokens.until":        "until %s",
	"tokens.over":         "ended on %s",
	"tokens.used":         "last used on %s",
	"tokens.drop":         "Take back",
	"tokens.make":         "Make a token",
	"tokens.name":         "What it is for",
	"tokens.may":          "The program may",
	"tokens.days":         "For how long",
	"tokens.for.one":      "%d day",
	"tokens.for.many":     "%d days",
	"tokens.do":           "Make it",
	"tokens.reference":    "What programs can ask for",
	"tokens.open":         "Tokens of programs",
	"tokens.text":         "A program of yours can do what you do on these pages, with a token that you make and take back here.",
}
